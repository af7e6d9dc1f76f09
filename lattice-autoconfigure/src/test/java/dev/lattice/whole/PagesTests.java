package dev.lattice.whole;

import java.util.Locale;

import dev.lattice.transport.SessionDirectory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@Server
class PagesTests {

	@Autowired
	private WebTestClient web;

	@Autowired
	private SessionDirectory sessions;

	@Test
	void aPageHoldsItsMarkupAndItsState() {
		PageMarkup page = page("/counter");

		assertThat(page.html()).startsWith("<!DOCTYPE html>\n<html lang=\"").contains("<title>Counter</title>");
		assertThat(page.html()).contains("<body><!--h0--><div data-i=");
		assertThat(page.state()).startsWith("{\"socket\":\"/lattice/socket\",\"token\":\"v1.");
		assertThat(page.digest()).isNotEmpty();
	}

	@Test
	void aPageHasStrictHeaders() {
		this.web.get()
			.uri("/counter")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
			.expectHeader()
			.valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("Referrer-Policy", "same-origin")
			.expectHeader()
			.valueEquals("Content-Security-Policy",
					"default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'");
	}

	@Test
	void theHeadHoldsWhatIsConfiguredAndWhatCustomizersAdd() {
		assertThat(page("/counter").html()).contains("<link rel=\"stylesheet\" href=\"/style.css\">")
			.contains("<link rel=\"stylesheet\" href=\"https://example.org/a.css\">")
			.contains("<link rel=\"icon\" href=\"/icon.svg\">")
			.contains("<meta name=\"description\" content=\"&quot;quoted&quot; &amp; &lt;escaped&gt;\">");
	}

	@Test
	void theTitleIsEscaped() {
		assertThat(page("/shared").html()).contains("<title>Shared &lt;count&gt;</title>");
	}

	@Test
	void theLanguageIsTheVisitors() {
		String html = this.web.get()
			.uri("/greeting/x?times=1")
			.header(HttpHeaders.ACCEPT_LANGUAGE, "pt-BR")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		assertThat(html).contains("<html lang=\"pt-BR\">").contains("x pt_BR");
	}

	@Test
	void parametersComeFromPathAndQuery() {
		assertThat(page("/greeting/Jürgen?times=2").html()).contains("Jürgen Jürgen " + Locale.getDefault());
	}

	@Test
	void aMissingParameterIsABadRequest() {
		this.web.get().uri("/greeting/x").exchange().expectStatus().isBadRequest();
	}

	@Test
	void aParameterOfTheWrongTypeIsABadRequest() {
		this.web.get().uri("/greeting/x?times=many").exchange().expectStatus().isBadRequest();
	}

	@Test
	void aPageThatNeedsAUserIsUnauthorizedWithoutOne() {
		this.web.get().uri("/account").exchange().expectStatus().isUnauthorized();
	}

	@Test
	void aComponentThatFailsIsAnErrorThatTellsNothing() {
		Newcomers newcomers = Newcomers.of(this.sessions);

		String body = this.web.get()
			.uri("/failing")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.is5xxServerError()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		assertThat(body).doesNotContain("secret");
		assertThat(newcomers.none()).isTrue();
	}

	@Test
	void aPathWithoutComponentIsNotFound() {
		this.web.get().uri("/nothing").exchange().expectStatus().isNotFound();
		this.web.post().uri("/counter").exchange().expectStatus().is4xxClientError();
	}

	@Test
	void aHeadRequestLeavesNoSession() {
		Newcomers newcomers = Newcomers.of(this.sessions);

		this.web.head()
			.uri("/counter")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
			.expectBody()
			.isEmpty();

		Eventually.assertThat(newcomers::none);
	}

	@Test
	void theClientIsServedForEver() {
		this.web.get()
			.uri("/lattice/client-tests.js")
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable")
			.expectHeader()
			.contentTypeCompatibleWith("text/javascript")
			.expectBody(String.class)
			.isEqualTo("export const client = \"of the tests\";\n");
	}

	@Test
	void anotherHashIsNotFound() {
		this.web.get().uri("/lattice/client-other.js").exchange().expectStatus().isNotFound();
	}

	@Test
	void theEndpointShowsPagesButNoIds() {
		String token = page("/counter").token();

		String body = this.web.get()
			.uri("/actuator/lattice")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		assertThat(body).contains("\"sessions\":{\"rendered\":")
			.contains("{\"path\":\"/counter\",\"component\":\"dev.lattice.whole.Counter\"}")
			.contains("\"graphs\":{\"observers\":")
			.doesNotContain(token);
	}

	private PageMarkup page(String path) {
		return PageMarkup.get(this.web, path);
	}

}
