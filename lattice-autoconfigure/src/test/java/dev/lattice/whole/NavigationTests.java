package dev.lattice.whole;

import java.time.Clock;
import java.time.Duration;

import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.PageGrant;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may go where; sentences P-15 and P-50 to P-54. */
@Server
class NavigationTests {

	private static final String PAGE = "0123456789abcdef";

	@LocalServerPort
	private int port;

	@Autowired
	private WebTestClient web;

	@Autowired
	private PageTokens tokens;

	@Autowired
	private SigningKeys keys;

	@Test
	void aPageWithAPassIsShownOverTheSameSocket() {
		PageMarkup page = page("/counter");
		try (LivePage live = join(page, "/counter")) {
			live.navigate("/shared", pass(page.token(), "/shared"));

			assertThat(live.next()).startsWith(1, 1, Wire.GO, Wire.GO_ARRIVED, 1, "/shared", Wire.CLEAR, 0)
				.containsSubsequence(Wire.HEAD, "title", "Shared <count>");
		}
	}

	@Test
	void aForbiddenPageGetsNoPass() {
		PageMarkup page = page("/counter");

		this.web.get()
			.uri("/guarded")
			.header("Lattice-Navigate", page.token())
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectHeader()
			.doesNotExist("Lattice-Pass");
	}

	@Test
	void aForbiddenPageIsNotShownWithoutAPass() {
		PageMarkup page = page("/counter");
		try (LivePage live = join(page, "/counter")) {
			assertThat(live.navigate("/guarded", "").next()).containsExactly(1, 1, Wire.GO, Wire.GO_LOAD, 1,
					"/guarded");
		}
	}

	@Test
	void aForbiddenPageIsNotShownWithThePassOfAnotherPath() {
		PageMarkup page = page("/counter");
		String other = pass(page.token(), "/shared");
		try (LivePage live = join(page, "/counter")) {
			assertThat(live.navigate("/guarded", other).next()).containsExactly(1, 1, Wire.GO, Wire.GO_LOAD, 1,
					"/guarded");
			assertThat(live.navigate("/guarded", page.token()).next()).containsExactly(2, 2, Wire.GO, Wire.GO_LOAD, 2,
					"/guarded");
		}
	}

	@Test
	void aForbiddenPageIsNotShownAtAnotherSpellingOfItsPath() {
		PageMarkup page = page("/counter");
		String other = pass(page.token(), "/shared");
		try (LivePage live = join(page, "/counter")) {
			for (String spelling : new String[] { "/shared/../guarded", "/guarded;x=1", "/%67uarded", "//guarded",
					"/./guarded", "/guarded/", "/guarded?/shared" }) {
				assertThat(live.navigate(spelling, other).next()).as(spelling).contains(Wire.GO, Wire.GO_LOAD);
			}
		}
	}

	@Test
	void aPassIsForOneSession() {
		PageMarkup mine = page("/counter");
		PageMarkup other = page("/counter");
		try (LivePage live = join(mine, "/counter")) {
			assertThat(live.navigate("/shared", pass(other.token(), "/shared")).next()).containsExactly(1, 1, Wire.GO,
					Wire.GO_LOAD, 1, "/shared");
		}
	}

	@Test
	void aPassOfAnotherUserIsNone() {
		PageMarkup page = page("/counter");
		String theirs = this.tokens.issue(new PageGrant(session(page), "somebody", null, "/shared"));
		try (LivePage live = join(page, "/counter")) {
			assertThat(live.navigate("/shared", theirs).next()).contains(Wire.GO_LOAD);
		}
	}

	@Test
	void aPassDoesNotLast() {
		PageMarkup page = page("/counter");
		String old = new PageTokens(this.keys, Duration.ofHours(24),
				Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-61)))
			.issue(new PageGrant(session(page), null, null, "/shared"));
		try (LivePage live = join(page, "/counter")) {
			assertThat(live.navigate("/shared", old).next()).contains(Wire.GO_LOAD);
		}
	}

	@Test
	void whoMaySeeAPageGetsAPassForIt() {
		PageMarkup page = page("/counter");
		String pass = this.web.get()
			.uri("/guarded")
			.header("Lattice-Navigate", page.token())
			.header("X-Role", "admin")
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectHeader()
			.valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
			.expectHeader()
			.valueEquals(HttpHeaders.VARY, "Lattice-Navigate")
			.returnResult()
			.getResponseHeaders()
			.getFirst("Lattice-Pass");
		try (LivePage live = join(page, "/counter")) {
			assertThat(live.navigate("/guarded", pass).next()).contains(Wire.GO_ARRIVED, "the secret");
		}
	}

	@Test
	void aBadTokenGetsNoPass() {
		this.web.get()
			.uri("/shared")
			.header("Lattice-Navigate", "v1.AAAA.AAAA")
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectHeader()
			.doesNotExist("Lattice-Pass");
	}

	@Test
	void aPassTellsWhetherTheDocumentAroundThePageIsTheSame() {
		PageMarkup page = page("/counter");

		String document = this.web.get()
			.uri("/shared")
			.header("Lattice-Navigate", page.token())
			.exchange()
			.returnResult()
			.getResponseHeaders()
			.getFirst("Lattice-Document");

		assertThat(page.state()).contains("\"document\":\"" + document + "\"");
		assertThat(document).matches("[0-9a-f]{16}");
	}

	@Test
	void aPassIsGoodForComingBackToItsPage() {
		PageMarkup page = page("/counter");
		String gone = this.tokens.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", null, null, "/counter"));
		String pass = pass(gone, "/shared");
		assertThat(pass).isNotEqualTo(page.token());
		try (LivePage live = LivePage.open(this.port).hello(pass, PAGE, "/shared", "")) {
			assertThat(live.next()).startsWith(Wire.WELCOME, Wire.MOUNTED);
			assertThat(live.next()).containsExactly(Wire.NEED, Wire.NAVIGATION);
			assertThat(live.next()).containsSubsequence(Wire.HEAD, "title", "Shared <count>");
		}
	}

	@Test
	void aPathWithoutComponentIsLeftToTheBrowser() {
		PageMarkup page = page("/counter");
		try (LivePage live = join(page, "/counter")) {
			assertThat(live.navigate("/nothing", "").next()).containsExactly(1, 1, Wire.GO, Wire.GO_LOAD, 1,
					"/nothing");
			assertThat(live.navigate("https://evil.example/", "").next()).contains(Wire.GO_LOAD);
		}
	}

	@Test
	void aPageThatFailsIsLeftToTheBrowserAndTheOneShownGoesOn() {
		PageMarkup page = page("/counter");
		try (LivePage live = join(page, "/counter")) {
			assertThat(live.navigate("/failing", pass(page.token(), "/failing")).next()).containsExactly(1, 1, Wire.GO,
					Wire.GO_LOAD, 1, "/failing");
			assertThat(live.event(2).next()).containsExactly(2, 2, Wire.SET, 5, "1");
		}
	}

	@Test
	void aPageWhoseAddressLacksAValueIsLeftToTheBrowser() {
		PageMarkup page = page("/counter");
		try (LivePage live = join(page, "/counter")) {
			assertThat(live
				.navigate("/greeting/x", this.tokens.issue(new PageGrant(session(page), null, null, "/greeting/x")))
				.next()).contains(Wire.GO_LOAD);
		}
	}

	@Test
	void theHeadOfAPageIsEscapedAndStandsForThatOfAllPages() {
		String html = this.web.get()
			.uri("/guarded")
			.header("X-Role", "admin")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		assertThat(html).contains("<title>&lt;Guarded&gt;</title>")
			.contains("<link rel=\"canonical\" href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">")
			.contains("<meta property=\"og:image\" content=\"https://example.org/i.png\">")
			.containsOnlyOnce("name=\"description\"")
			.contains("<meta name=\"description\" content=\"its own\">");
	}

	private LivePage join(PageMarkup page, String path) {
		LivePage live = LivePage.open(this.port).hello(page.token(), PAGE, path, page.digest());
		live.next();
		return live;
	}

	private String session(PageMarkup page) {
		return ((dev.lattice.transport.TokenCheck.Valid) this.tokens.check(page.token(), Visitor.of(null))).sessionId();
	}

	private @Nullable String pass(String token, String path) {
		return this.web.get()
			.uri(path)
			.header("Lattice-Navigate", token)
			.exchange()
			.expectStatus()
			.isNoContent()
			.returnResult()
			.getResponseHeaders()
			.getFirst("Lattice-Pass");
	}

	private PageMarkup page(String path) {
		return PageMarkup.get(this.web, path);
	}

}
