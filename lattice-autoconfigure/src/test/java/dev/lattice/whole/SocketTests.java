package dev.lattice.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.SessionState;
import dev.lattice.transport.PageGrant;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SigningKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

@Server
class SocketTests {

	private static final String PAGE = "0123456789abcdef";

	private static final String OTHER_PAGE = "fedcba9876543210";

	/** The button's handler: slot 1 of the instance 1. */
	private static final int BUTTON = 2;

	/** The counter's text: slot 4 of the instance 1. */
	private static final int COUNT = 5;

	@LocalServerPort
	private int port;

	@Autowired
	private WebTestClient web;

	@Autowired
	private SessionDirectory sessions;

	@Autowired
	private PageTokens tokens;

	@Autowired
	private SigningKeys keys;

	@Nested
	class Joining {

		@Test
		void thePageIsAdopted() {
			PageMarkup page = page("/counter");
			try (LivePage live = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				assertThat(live.next()).containsExactly(Wire.WELCOME, Wire.ADOPTED, 0, "");
			}
		}

		@Test
		void aClickIsAnsweredWithAPatch() {
			PageMarkup page = page("/counter");
			try (LivePage live = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				live.next();

				assertThat(live.event(BUTTON).next()).containsExactly(1, 1, Wire.SET, COUNT, "1");
			}
		}

		@Test
		void aCopyOfAJoinedPageGetsASessionOfItsOwn() {
			PageMarkup page = page("/counter");
			try (LivePage original = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				original.next();
				original.event(BUTTON).next();
				try (LivePage copy = open().hello(page.token(), OTHER_PAGE, "/counter", "")) {
					List<@Nullable Object> welcome = copy.next();

					assertThat(welcome.subList(0, 3)).containsExactly(Wire.WELCOME, Wire.MOUNTED, 0);
					assertThat((String) welcome.get(3)).startsWith("v1.").isNotEqualTo(page.token());
					assertThat(copy.next()).containsExactly(Wire.NEED, Wire.NAVIGATION);
					assertThat(copy.next()).startsWith(1, 0).contains("0");
				}
			}
		}

		@Test
		void aPageWhoseSessionIsGoneIsRenderedAnewAndAdopted() {
			PageMarkup page = page("/counter");
			String unknown = SocketTests.this.tokens
				.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", null, null, "/counter"));
			try (LivePage live = open().hello(unknown, PAGE, "/counter", page.digest())) {
				assertThat(live.next().subList(0, 3)).containsExactly(Wire.WELCOME, Wire.ADOPTED, 0);
			}
		}

		@Test
		void aPageThatComesBackGoesOn() {
			PageMarkup page = page("/counter");
			try (LivePage first = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				first.next();
				first.event(BUTTON).next();
			}
			try (LivePage second = open().after(1).hello(page.token(), PAGE, 1, "/counter", "")) {
				assertThat(second.next()).containsExactly(Wire.WELCOME, Wire.RESUMED, 1, "");
			}
		}

		@Test
		void aNewerConnectionOfThePageTakesOver() {
			PageMarkup page = page("/counter");
			try (LivePage first = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				first.next();
				try (LivePage second = open().hello(page.token(), PAGE, "/counter", page.digest())) {
					second.next();

					assertThat(first.closeCode()).isEqualTo(4409);
				}
			}
		}

		@Test
		void twoPagesSeeTheSameSharedSignal() {
			PageMarkup one = page("/shared");
			PageMarkup two = page("/shared");
			try (LivePage first = open().hello(one.token(), PAGE, "/shared", one.digest());
					LivePage second = open().hello(two.token(), OTHER_PAGE, "/shared", two.digest())) {
				first.next();
				second.next();

				List<@Nullable Object> patch = first.event(BUTTON).next();

				assertThat(second.until(patch.getLast()).getLast()).containsExactly(1, 0, Wire.SET, COUNT,
						patch.getLast());
			}
		}

		@Test
		void aConnectionThatDropsLeavesTheSessionDetached() {
			Newcomers newcomers = Newcomers.of(SocketTests.this.sessions);
			PageMarkup page = page("/counter");
			try (LivePage live = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				live.next();
			}

			Eventually.assertThat(() -> newcomers.any(SessionState.Detached.class));
		}

	}

	@Nested
	class RefusedBeforeTheUpgrade {

		@Test
		void withoutOrigin() throws IOException {
			try (Socket socket = new Socket("localhost", SocketTests.this.port)) {
				socket.getOutputStream()
					.write(("GET /lattice/socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
							+ "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: "
							+ Wire.PROTOCOL + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
						.getBytes(StandardCharsets.US_ASCII));
				BufferedReader answer = new BufferedReader(
						new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

				assertThat(answer.readLine()).isEqualTo("HTTP/1.1 403 Forbidden");
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "null", "http://evil.example", "http://localhost", "https://localhost", "file://",
				"http://localhost.evil.example", "https://partner.example:444", "https://partner.example/path", "*" })
		void fromAForeignOrigin(String origin) {
			assertRefused(origin, Wire.PROTOCOL, 403);
		}

		@Test
		void withoutTheSubProtocol() {
			assertRefused(own(), null, 400);
			assertRefused(own(), "graphql-ws", 400);
		}

		@Test
		void butNotFromAConfiguredOrigin() {
			HttpHeaders headers = new HttpHeaders();
			headers.setOrigin("https://partner.example");

			StepVerifier.create(LivePage.connect(SocketTests.this.port, "/lattice/socket", headers, Wire.PROTOCOL,
					(session) -> session.close()))
				.expectComplete()
				.verify(LivePage.TIMEOUT);
		}

		private void assertRefused(String origin, @Nullable String protocol, int status) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.ORIGIN, origin);
			StepVerifier
				.create(LivePage.connect(SocketTests.this.port, "/lattice/socket", headers, protocol,
						(session) -> Mono.empty()))
				.expectErrorSatisfies(
						(failure) -> assertThat(failure).isInstanceOf(WebSocketClientHandshakeException.class)
							.hasMessageContaining(Integer.toString(status)))
				.verify(LivePage.TIMEOUT);
		}

		private String own() {
			return "http://localhost:" + SocketTests.this.port;
		}

	}

	@Nested
	class RefusedAtHello {

		@Test
		void aForgedToken() {
			assertClosed("v1.AAAA.AAAA", "/counter", 4401);
			assertClosed("", "/counter", 4401);
		}

		@Test
		void theTokenOfAnotherUser() {
			assertClosed(SocketTests.this.tokens
				.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", "somebody", null, "/counter")), "/counter", 4403);
		}

		@Test
		void aTokenOfYesterday() {
			InstantSource past = Clock.offset(Clock.systemUTC(), Duration.ofHours(-25));
			String old = new PageTokens(SocketTests.this.keys, Duration.ofHours(24), past)
				.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", null, null, "/counter"));

			assertThat(past.instant()).isBefore(Instant.now());
			assertClosed(old, "/counter", 4410);
		}

		@ParameterizedTest
		@ValueSource(strings = { "/nothing", "//evil.example/counter", "https://evil.example/counter", "counter", "",
				"/counter#fragment", "/\\evil.example", "/counter\u0000", "/greeting/x?times=many" })
		void aPathThatNoComponentAnswers(String path) {
			assertClosed(fresh(path.split("[?#]", 2)[0]), path, 4404);
		}

		@Test
		void aPageThatNeedsAUser() {
			assertClosed(fresh("/account"), "/account", 4403);
		}

		@Test
		void aComponentThatFails() {
			assertClosed(fresh("/failing"), "/failing", 4500);
		}

		@Test
		void aPathThatTheTokenWasNotIssuedFor() {
			assertClosed(fresh("/counter"), "/shared", 4404);
		}

		private String fresh(String path) {
			return SocketTests.this.tokens.issue(new PageGrant("AAAAAAAAAAAAAAAAAAAAAA", null, null, path));
		}

		private void assertClosed(String token, String path, int code) {
			try (LivePage live = open().hello(token, PAGE, path, "")) {
				assertThat(live.closeCode()).isEqualTo(code);
			}
		}

	}

	@Nested
	class RefusedFrames {

		@Test
		void doNotDisturbOtherSessions() {
			PageMarkup page = page("/counter");
			try (LivePage good = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				good.next();

				assertClosedAfter(new byte[] { (byte) 0xF8, 1, 2 }, 4400);
				assertClosedAfter(new byte[] { (byte) 0xF8, (byte) 0xC4 }, 4400);
				assertClosedAfter(new byte[] { (byte) 0xF8, (byte) 0xF8, (byte) 0xF9, (byte) 0xF9 }, 4400);
				assertClosedAfter(new byte[] { (byte) 0xF8, (byte) 0xD2, (byte) 0xF9 }, 4400);
				assertClosedAfter(new byte[0], 4400);
				assertClosedAfter(new byte[9_000], 1009);

				assertThat(good.event(BUTTON).next()).containsExactly(1, 1, Wire.SET, COUNT, "1");
			}
		}

		@Test
		void anEventBeforeHello() {
			try (LivePage live = open().event(BUTTON)) {
				assertThat(live.closeCode()).isEqualTo(4400);
			}
		}

		@Test
		void aSecondHello() {
			PageMarkup page = page("/counter");
			try (LivePage live = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				live.next();
				live.hello(page.token(), PAGE, "/counter", page.digest());

				assertThat(live.closeCode()).isEqualTo(4400);
			}
		}

		@Test
		void aFlood() {
			PageMarkup page = page("/counter");
			try (LivePage live = open().hello(page.token(), PAGE, "/counter", page.digest())) {
				live.next();
				for (int i = 0; i < 10_000; i++) {
					live.event(BUTTON);
				}

				assertThat(live.closeCode()).isEqualTo(4429);
			}
		}

		private void assertClosedAfter(byte[] frame, int code) {
			PageMarkup page = page("/counter");
			try (LivePage live = open().hello(page.token(), OTHER_PAGE, "/counter", page.digest())) {
				live.next();
				live.send(frame);

				assertThat(live.closeCode()).isEqualTo(code);
			}
		}

	}

	private LivePage open() {
		return LivePage.open(this.port);
	}

	private PageMarkup page(String path) {
		return PageMarkup.get(this.web, path);
	}

}
