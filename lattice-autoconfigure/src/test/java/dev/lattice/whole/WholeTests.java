package dev.lattice.whole;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
class WholeTests {

	@LocalServerPort
	private int port;

	@Autowired
	private WebTestClient web;

	@Test
	void look() {
		PageMarkup page = new PageMarkup(
				this.web.get().uri("/counter").exchange().expectBody(String.class).returnResult().getResponseBody());
		System.out.println(page.html());
		try (LivePage live = LivePage.open(this.port)) {
			live.hello(page.token(), "0123456789abcdef", "/counter", page.digest());
			System.out.println(live.next());
			for (int i = 1; i < 6; i++) {
				live.event(i);
				System.out.println(live.next());
			}
		}
	}

}
