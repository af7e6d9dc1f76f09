package dev.lattice.whole;

import java.time.Duration;
import java.time.Instant;

import dev.lattice.engine.patch.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class DrainTests {

	/** How long a server that stops would wait for requests that do not end. */
	private static final Duration GRACE = Duration.ofSeconds(30);

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void openConnectionsAreClosedAtOnceWhenTheServerStops(boolean socket) {
		ConfigurableApplicationContext application = new SpringApplicationBuilder(WholeApplication.class)
			.run("--server.port=0");
		int port = ((ReactiveWebServerApplicationContext) application).getWebServer().getPort();
		PageMarkup page = PageMarkup.get(port, "/counter");
		try (LivePage live = (socket ? LivePage.open(port) : LivePage.stream(port)).hello(page.token(),
				"0123456789abcdef", "/counter", page.digest())) {
			live.next();
			Instant start = Instant.now();

			application.close();

			assertThat(live.closeCode()).isEqualTo(1012);
			assertThat(Duration.between(start, Instant.now())).isLessThan(GRACE);
		}
	}

	@Test
	void aLazyApplicationServesPages() {
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(WholeApplication.class)
			.run("--server.port=0", "--spring.main.lazy-initialization=true")) {
			int port = ((ReactiveWebServerApplicationContext) application).getWebServer().getPort();
			PageMarkup page = PageMarkup.get(port, "/counter");

			for (String name : new String[] { "latticeSessionSweeper", "latticeSessionDrain",
					"latticeAuthorityPoll" }) {
				assertThat(application.getBeanFactory().containsSingleton(name)).as(name).isTrue();
			}
			try (LivePage live = LivePage.open(port)
				.hello(page.token(), "0123456789abcdef", "/counter", page.digest())) {
				assertThat(live.next()).startsWith(0, Wire.ADOPTED);
			}
		}
	}

	@Test
	void pagesAreLiveAgainWhenTheApplicationStartsAfterAStop() {
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(WholeApplication.class)
			.run("--server.port=0")) {
			application.stop();
			application.start();
			int port = ((ReactiveWebServerApplicationContext) application).getWebServer().getPort();
			PageMarkup page = PageMarkup.get(port, "/counter");
			try (LivePage live = LivePage.open(port)
				.hello(page.token(), "0123456789abcdef", "/counter", page.digest())) {
				assertThat(live.next()).startsWith(0, Wire.ADOPTED);
			}
		}
	}

}
