package dev.lattice.secured;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.engine.patch.Wire;
import dev.lattice.transport.LatticeSessions;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.whole.Eventually;
import dev.lattice.whole.LivePage;
import dev.lattice.whole.PageMarkup;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;

/** How much one user and one address may have; sentences P-96 and P-97. */
@SpringBootTest(classes = SecuredApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "lattice.session.max-per-user=3", "lattice.session.max-per-address=5",
				"lattice.session.max-unjoined-per-address=2", "lattice.websocket.max-connections-per-user=2",
				"lattice.websocket.max-connections-per-address=3", "lattice.websocket.user-events-per-second=1",
				"lattice.websocket.user-event-burst=20", "server.forward-headers-strategy=framework" })
class CapsTests {

	private static final String FROM = "X-Forwarded-For";

	private static final AtomicInteger TESTS = new AtomicInteger();

	/**
	 * Each has users and addresses of its own: a connection counts until the server is
	 * done with it, which may be after the test.
	 */
	private final int test = TESTS.incrementAndGet();

	@LocalServerPort
	private int port;

	@Autowired
	private SessionDirectory sessions;

	@Autowired
	private LatticeSessions live;

	private final List<LivePage> open = new ArrayList<>();

	@AfterEach
	void closeAll() {
		this.open.forEach(LivePage::close);
		for (String user : new String[] { "ada", "bob", "eve", "joe" }) {
			this.live.closeUser(name(user));
		}
		Eventually.assertThat(() -> this.sessions.sessions().isEmpty());
	}

	@Test
	void aUserWithTooManyPagesIsToldToComeBackLater() {
		join("ada", "192.0.2.1");
		join("ada", "192.0.2.2");
		get("ada", "192.0.2.3");

		var answer = get("ada", "192.0.2.4");

		assertThat(answer.getStatus()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS);
		assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
		assertThat(get("bob", "192.0.2.4").getStatus()).isEqualTo(HttpStatus.OK);
	}

	@Test
	void pagesOfAnAddressThatNobodyJoinsMakeRoomForOneAnother() {
		for (int i = 0; i < 10; i++) {
			assertThat(get("ada", "192.0.2.9").getStatus()).isEqualTo(HttpStatus.OK);
			Eventually.assertThat(() -> this.sessions.sessions().size() <= 2);
		}
		assertThat(this.sessions.sessions()).hasSize(2);
	}

	@Test
	void aUserMayHaveSoManySockets() {
		join("ada", "192.0.2.1");
		join("ada", "192.0.2.2");

		assertRefused("ada", "192.0.2.3");
		this.open.removeFirst().close();
		attempt("ada", "192.0.2.3").retryWhen(Retry.fixedDelay(100, Duration.ofMillis(50))).block(LivePage.TIMEOUT);
	}

	@Test
	void anAddressMayHaveSoManySockets() {
		join("ada", "192.0.2.1");
		join("bob", "192.0.2.1");
		join("eve", "192.0.2.1");

		assertRefused("joe", "192.0.2.1");
		assertThat(connects("joe", "192.0.2.2")).isTrue();
	}

	@Test
	void anIpv6NetworkIsOneAddress() {
		join("ada", "2001:db8:1:2::1");
		join("bob", "2001:db8:1:2:ffff::2");
		join("eve", "2001:db8:1:2:0:1:2:3");

		assertRefused("joe", "2001:db8:1:2::4");
		assertThat(connects("joe", "2001:db8:1:3::4")).isTrue();
	}

	@Test
	void aUserMaySendSoMuchOverAllSockets() {
		LivePage first = join("ada", "192.0.2.1");
		LivePage second = join("ada", "192.0.2.2");
		for (int i = 0; i < 9; i++) {
			first.event(2);
			second.event(2);
		}
		first.until(9);
		second.until(9);
		for (int i = 0; i < 40; i++) {
			first.event(2);
		}

		assertThat(first.closeCode()).isEqualTo(4429);
		assertThat(second.isOpen()).isTrue();
	}

	private LivePage join(String user, String from) {
		String html = get(user, from).getResponseBody();
		PageMarkup page = new PageMarkup((html != null) ? html : "");
		LivePage joined = LivePage.open(this.port, headers(user, from))
			.hello(page.token(), Browser.PAGE, "/desk", page.digest());
		this.open.add(joined);
		assertThat(joined.next()).startsWith(Wire.WELCOME, Wire.ADOPTED);
		return joined;
	}

	private void assertRefused(String user, String from) {
		StepVerifier.create(attempt(user, from))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WebSocketClientHandshakeException.class)
				.hasMessageContaining("429"))
			.verify(LivePage.TIMEOUT);
	}

	private boolean connects(String user, String from) {
		return attempt(user, from).thenReturn(true).onErrorReturn(false).blockOptional(LivePage.TIMEOUT).orElse(false);
	}

	private Mono<Void> attempt(String user, String from) {
		HttpHeaders headers = headers(user, from);
		headers.setOrigin("http://localhost:" + this.port);
		return LivePage.connect(this.port, "/lattice/socket", headers, Wire.PROTOCOL, (session) -> session.close());
	}

	private HttpHeaders headers(String user, String from) {
		HttpHeaders headers = basic(user).headers();
		headers.set(FROM, address(from));
		return headers;
	}

	private EntityExchangeResult<String> get(String user, String from) {
		return basic(user).get("/desk", FROM, address(from));
	}

	private Browser basic(String user) {
		return Browser.basic(this.port, name(user));
	}

	private String name(String user) {
		return user + this.test;
	}

	private String address(String from) {
		return from.replace("192.0.2", "192." + (this.test >> 8) + "." + (this.test & 0xFF))
			.replace("db8", Integer.toHexString(this.test));
	}

}
