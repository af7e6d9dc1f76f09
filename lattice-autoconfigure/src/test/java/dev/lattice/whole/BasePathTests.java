package dev.lattice.whole;

import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.PageGrant;
import dev.lattice.transport.PageTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = WholeApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.webflux.base-path=/app", "lattice.page.stylesheets=/style.css",
				"spring.threads.virtual.enabled=true" })
class BasePathTests {

	@LocalServerPort
	private int port;

	@Autowired
	private PageTokens tokens;

	@Test
	void everyAddressOfThePageIsBelowTheBasePath() {
		PageMarkup page = page();

		assertThat(page.state()).startsWith("{\"socket\":\"/app/lattice/socket\"");
		assertThat(page.html()).contains("src=\"/app/lattice/client-tests.js\"").contains("href=\"/app/style.css\"");
	}

	@Test
	void aPageIsRenderedAnewAtItsWholePath() {
		String unknown = this.tokens.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", null, null, "/app/counter"));
		try (LivePage inside = LivePage.open(this.port, "/app/lattice/socket")
			.hello(unknown, "0123456789abcdef", "/app/counter", page().digest());
				LivePage outside = LivePage.open(this.port, "/app/lattice/socket")
					.hello(unknown, "0123456789abcdef", "/counter", "")) {
			assertThat(inside.next().subList(0, 2)).containsExactly(Wire.WELCOME, Wire.ADOPTED);
			assertThat(outside.closeCode()).isEqualTo(4404);
		}
	}

	@Test
	void aPageWithoutWebSocketsIsServedBesideTheSocket() {
		PageMarkup page = page();
		try (LivePage live = LivePage.stream(this.port, "/app/lattice/socket/events")
			.hello(page.token(), "0123456789abcdef", "/app/counter", page.digest())) {
			assertThat(live.next()).startsWith(Wire.WELCOME, Wire.ADOPTED);
		}
	}

	private PageMarkup page() {
		return PageMarkup.get(this.port, "/app/counter");
	}

}
