package dev.lattice.whole;

import java.time.Duration;
import java.time.Instant;

import dev.lattice.engine.patch.Wire;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class DrainTests {

	@Test
	void openSocketsAreClosedAtOnceWhenTheServerStops() {
		ConfigurableApplicationContext application = new SpringApplicationBuilder(WholeApplication.class)
			.run("--server.port=0");
		int port = ((ReactiveWebServerApplicationContext) application).getWebServer().getPort();
		PageMarkup page = PageMarkup.get(WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build(),
				"/counter");
		try (LivePage live = LivePage.open(port).hello(page.token(), "0123456789abcdef", "/counter", page.digest())) {
			live.next();
			Instant start = Instant.now();

			application.close();

			assertThat(live.closeCode()).isEqualTo(1012);
			assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
		}
	}

	@Test
	void pagesAreLiveAgainWhenTheApplicationStartsAfterAStop() {
		try (ConfigurableApplicationContext application = new SpringApplicationBuilder(WholeApplication.class)
			.run("--server.port=0")) {
			application.stop();
			application.start();
			int port = ((ReactiveWebServerApplicationContext) application).getWebServer().getPort();
			PageMarkup page = PageMarkup.get(WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build(),
					"/counter");
			try (LivePage live = LivePage.open(port)
				.hello(page.token(), "0123456789abcdef", "/counter", page.digest())) {
				assertThat(live.next()).startsWith(0, Wire.ADOPTED);
			}
		}
	}

}
