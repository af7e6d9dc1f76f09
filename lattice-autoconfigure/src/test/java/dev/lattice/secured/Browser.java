package dev.lattice.secured;

import java.util.Base64;
import java.util.List;

import dev.lattice.whole.LivePage;
import dev.lattice.whole.PageMarkup;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A browser with cookies, or a client with a header. */
final class Browser {

	static final String PAGE = "0123456789abcdef";

	private final int port;

	private final WebTestClient web;

	private final HttpHeaders headers = new HttpHeaders();

	private Browser(int port) {
		this.port = port;
		this.web = PageMarkup.client(port);
	}

	static Browser anonymous(int port) {
		return new Browser(port);
	}

	/** One that says in each request who the user is. */
	static Browser basic(int port, String user) {
		Browser browser = new Browser(port);
		browser.headers.setBasicAuth(Base64.getEncoder().encodeToString((user + ":secret").getBytes()));
		return browser;
	}

	/** One that has logged in by the form, and has a cookie. */
	static Browser loggedIn(int port, String user) {
		Browser browser = new Browser(port);
		browser.logIn(user);
		return browser;
	}

	void logIn(String user) {
		EntityExchangeResult<byte[]> result = this.web.post()
			.uri("/login")
			.headers((all) -> all.putAll(this.headers))
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("username=" + user + "&password=secret")
			.exchange()
			.expectStatus()
			.isFound()
			.expectBody()
			.returnResult();
		keep(result);
	}

	void logOut() {
		keep(this.web.post()
			.uri("/logout")
			.headers((all) -> all.putAll(this.headers))
			.exchange()
			.expectStatus()
			.isFound()
			.expectBody()
			.returnResult());
	}

	private void keep(EntityExchangeResult<byte[]> result) {
		var session = result.getResponseCookies().getFirst("SESSION");
		if (session != null) {
			this.headers.set(HttpHeaders.COOKIE, "SESSION=" + session.getValue());
		}
	}

	/** The cookie, to come back with it later. */
	HttpHeaders headers() {
		HttpHeaders copy = new HttpHeaders();
		copy.putAll(this.headers);
		return copy;
	}

	HttpStatusCode status(String path) {
		return get(path).getStatus();
	}

	EntityExchangeResult<String> get(String path, String... more) {
		return this.web.get().uri(path).headers((all) -> {
			all.putAll(this.headers);
			for (int i = 0; i < more.length; i += 2) {
				all.set(more[i], more[i + 1]);
			}
		}).exchange().expectBody(String.class).returnResult();
	}

	PageMarkup page(String path) {
		EntityExchangeResult<String> result = get(path);
		if (!result.getStatus().is2xxSuccessful()) {
			throw new AssertionError(path + " is " + result.getStatus());
		}
		@Nullable String html = result.getResponseBody();
		return new PageMarkup((html != null) ? html : "");
	}

	/** Opens a page and joins its session. */
	LivePage live(String path) {
		LivePage live = join(page(path), path);
		List<@Nullable Object> welcome = live.next();
		if (!List.of(0, 1).equals(welcome.subList(0, 2))) {
			throw new AssertionError("Not adopted: " + welcome);
		}
		return live;
	}

	LivePage join(PageMarkup page, String path) {
		return LivePage.open(this.port, this.headers).hello(page.token(), PAGE, path, page.digest());
	}

}
