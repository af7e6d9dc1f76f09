package dev.lattice.whole;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.SessionState;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.smile.FrameLists;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that do without WebSockets (P-70 and after). */
@Server
class StreamTests {

	private static final String PAGE = "0123456789abcdef";

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

	@Nested
	class Joining {

		@Test
		void thePageIsAdoptedAndAClickIsAnswered() {
			PageMarkup page = page();
			try (LivePage live = joined(page)) {
				assertThat(live.next()).containsExactly(Wire.WELCOME, Wire.ADOPTED, 0, "");
				assertThat(live.event(BUTTON).next()).containsExactly(1, 1, Wire.SET, COUNT, "1");
			}
		}

		@Test
		void aSessionGoesOnOverAnyTransportWithNothingLostOrDoubled() {
			PageMarkup page = page();
			try (LivePage first = LivePage.open(StreamTests.this.port)
				.hello(page.token(), PAGE, "/counter", page.digest())) {
				first.next();
				first.event(BUTTON).next();
				try (LivePage second = LivePage.stream(StreamTests.this.port)
					.after(1)
					.hello(page.token(), PAGE, 1, "/counter", "")) {
					assertThat(second.next()).containsExactly(Wire.WELCOME, Wire.RESUMED, 1, "");
					assertThat(first.closeCode()).isEqualTo(4409);
					assertThat(second.event(BUTTON).next()).containsExactly(2, 2, Wire.SET, COUNT, "2");
					first.event(BUTTON);
					try (LivePage third = LivePage.open(StreamTests.this.port)
						.after(2)
						.hello(page.token(), PAGE, 1, "/counter", "")) {
						assertThat(third.next()).containsExactly(Wire.WELCOME, Wire.RESUMED, 2, "");
						assertThat(third.next()).containsExactly(2, 2, Wire.SET, COUNT, "2");
						assertThat(second.closeCode()).isEqualTo(4409);
						assertThat(third.event(BUTTON).next()).containsExactly(3, 3, Wire.SET, COUNT, "3");
					}
				}
			}
		}

		@Test
		void aStreamThatIsLeftLeavesTheSessionDetached() {
			Newcomers newcomers = Newcomers.of(StreamTests.this.sessions);
			try (LivePage live = joined(page())) {
				live.next();
			}

			Eventually.assertThat(() -> newcomers.any(SessionState.Detached.class));
		}

		@Test
		void nothingOnTheWayMayKeepTheStream() throws Exception {
			HttpResponse<?> response = HttpClient.newHttpClient()
				.send(request(hello(page())).build(), HttpResponse.BodyHandlers.ofInputStream());

			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
			assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store, no-transform");
			assertThat(response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
		}

	}

	@Nested
	class Posts {

		@Test
		void mayComeTwice() throws Exception {
			try (Opened opened = opened()) {
				byte[] click = EventStream.packed(event(1));
				assertThat(opened.post(1, click)).isEqualTo(204);
				assertThat(opened.post(1, click)).isEqualTo(204);
				assertThat(opened.post(2, EventStream.packed(event(2)))).isEqualTo(204);

				assertThat(opened.next()).contains("1");
				assertThat(opened.next()).contains("2");
			}
		}

		@Test
		void mayNotComeBeforeOneThatIsMissing() throws Exception {
			try (Opened opened = opened()) {
				assertThat(opened.post(2, EventStream.packed(event(1)))).isEqualTo(409);
				assertThat(opened.post(1, EventStream.packed(event(1)))).isEqualTo(204);

				assertThat(opened.next()).containsExactly(1, 0, Wire.SET, COUNT, "1");
			}
		}

		@Test
		void holdFramesInTheirOrder() throws Exception {
			try (Opened opened = opened()) {
				assertThat(opened.post(1, EventStream.packed(event(1), event(2), event(3)))).isEqualTo(204);

				assertThat(opened.next()).contains("1");
				assertThat(opened.next()).contains("2");
				assertThat(opened.next()).contains("3");
			}
		}

		@Test
		void withoutFramesAreASignOfLife() throws Exception {
			try (Opened opened = opened()) {
				assertThat(opened.post(1, new byte[0])).isEqualTo(204);
				assertThat(opened.post(2, EventStream.packed(event(1)))).isEqualTo(204);

				assertThat(opened.next()).contains("1");
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "0", "-1", "one", "", "99999999999" })
		void haveANumber(String number) throws Exception {
			try (Opened opened = opened()) {
				HttpRequest post = request(new byte[0]).header("Lattice-Connection", opened.stream.secret())
					.header("Lattice-Post", number)
					.build();

				assertThat(status(post)).isEqualTo(400);
			}
		}

	}

	@Nested
	class Refused {

		@ParameterizedTest
		@ValueSource(strings = { "null", "http://evil.example", "http://localhost", "https://partner.example:444" })
		void aStreamOrAPostFromAForeignOrigin(String origin) throws Exception {
			try (Opened opened = opened()) {
				HttpRequest.Builder stream = foreign(origin, hello(page()));
				HttpRequest.Builder post = foreign(origin, EventStream.packed(event(1)))
					.header("Lattice-Connection", opened.stream.secret())
					.header("Lattice-Post", "1");

				assertThat(status(stream.build())).isEqualTo(403);
				assertThat(status(post.build())).isEqualTo(403);
			}
		}

		@Test
		void aStreamWithoutOrigin() throws Exception {
			assertThat(status(HttpRequest.newBuilder(address()).POST(HttpRequest.BodyPublishers.noBody()).build()))
				.isEqualTo(403);
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "graphql-ws", "lattice.v2.smile" })
		void aProtocolThatIsNotKnown(String protocol) throws Exception {
			HttpRequest stream = request(hello(page())).setHeader("Lattice-Protocol", protocol).build();

			assertThat(status(stream)).isEqualTo(400);
		}

		@Test
		void anythingButAPost() throws Exception {
			HttpRequest get = request(new byte[0]).GET().build();

			assertThat(status(get)).isEqualTo(405);
		}

		@Test
		void aPostForAStreamThatIsNotThere() throws Exception {
			HttpRequest post = request(new byte[0]).header("Lattice-Connection", "AAAAAAAAAAAAAAAAAAAAAA")
				.header("Lattice-Post", "1")
				.build();

			assertThat(status(post)).isEqualTo(404);
		}

		@Test
		void aFrameAboveTheLimit() throws Exception {
			try (Opened opened = opened()) {
				assertThat(opened.post(1, EventStream.packed(new byte[8193]))).isEqualTo(204);

				assertThat(opened.closeCode()).isEqualTo(1009);
			}
		}

		@Test
		void aPostAboveTheLimit() throws Exception {
			try (Opened opened = opened()) {
				assertThat(opened.post(1, new byte[65_541])).isEqualTo(413);

				assertThat(opened.closeCode()).isEqualTo(1009);
			}
		}

		@Test
		void lengthsThatDoNotAddUp() throws Exception {
			for (byte[] body : List.of(new byte[] { 0, 0, 0 }, new byte[] { 0, 0, 0, 2, 1 },
					new byte[] { -1, -1, -1, -1, 0 })) {
				try (Opened opened = opened()) {
					opened.post(1, body);

					assertThat(opened.closeCode()).isEqualTo(4400);
				}
			}
		}

		@Test
		void aFlood() throws Exception {
			try (Opened opened = opened()) {
				byte[][] flood = new byte[4_000][];
				for (int i = 0; i < flood.length; i++) {
					flood[i] = event(i + 1);
				}
				opened.post(1, EventStream.packed(flood));

				assertThat(opened.closeCode()).isEqualTo(4429);
			}
		}

		@Test
		void anEventBeforeHello() {
			try (LivePage live = LivePage.stream(StreamTests.this.port).event(BUTTON)) {
				assertThat(live.closeCode()).isEqualTo(4400);
			}
		}

		@Test
		void aForgedToken() {
			try (LivePage live = LivePage.stream(StreamTests.this.port).hello("v1.AAAA.AAAA", PAGE, "/counter", "")) {
				assertThat(live.closeCode()).isEqualTo(4401);
			}
		}

		private HttpRequest.Builder foreign(String origin, byte[] body) {
			return HttpRequest.newBuilder(address())
				.header("Origin", origin)
				.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		}

	}

	/** A page that is live, and whose posts are made by hand. */
	private final class Opened implements AutoCloseable {

		private final LinkedBlockingQueue<List<@Nullable Object>> frames = new LinkedBlockingQueue<>();

		private final CompletableFuture<Integer> closed = new CompletableFuture<>();

		private final EventStream stream = new EventStream(StreamTests.this.port, "/lattice/socket/events",
				(frame) -> this.frames.add(FrameLists.read(frame)), this.closed::complete,
				this.closed::completeExceptionally);

		int post(int number, byte[] body) throws Exception {
			return status(this.stream.post(this.stream.secret(), number, body));
		}

		List<@Nullable Object> next() throws InterruptedException {
			List<@Nullable Object> frame = this.frames.poll(LivePage.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
			return (frame != null) ? frame : List.of();
		}

		int closeCode() throws Exception {
			return this.closed.get(LivePage.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}

		@Override
		public void close() {
			this.stream.dispose();
		}

	}

	private Opened opened() throws InterruptedException {
		Opened opened = new Opened();
		byte[] hello = hello(page());
		opened.stream.send(Arrays.copyOfRange(hello, Integer.BYTES, hello.length));
		assertThat(opened.next()).startsWith(Wire.WELCOME, Wire.ADOPTED);
		return opened;
	}

	private LivePage joined(PageMarkup page) {
		return LivePage.stream(this.port).hello(page.token(), PAGE, "/counter", page.digest());
	}

	private PageMarkup page() {
		return PageMarkup.get(this.web, "/counter");
	}

	private static byte[] hello(PageMarkup page) {
		return EventStream.packed(new SmileFrameCodec().encode((frame) -> {
			frame.integer(Wire.HELLO);
			frame.integer(Wire.VERSION);
			frame.string(page.token());
			frame.string(PAGE);
			frame.integer(0);
			frame.integer(0);
			frame.string("/counter");
			frame.string(page.digest());
		}));
	}

	private static byte[] event(int input) {
		return new SmileFrameCodec().encode((frame) -> {
			frame.integer(Wire.EVENT);
			frame.integer(input);
			frame.integer(-input);
			frame.integer(BUTTON);
		});
	}

	private URI address() {
		return URI.create("http://localhost:" + this.port + "/lattice/socket/events");
	}

	private HttpRequest.Builder request(byte[] body) {
		return HttpRequest.newBuilder(address())
			.header("Lattice-Protocol", Wire.PROTOCOL)
			.header("Origin", "http://localhost:" + this.port)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
	}

	private static int status(HttpRequest request) throws Exception {
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(request, HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

}
