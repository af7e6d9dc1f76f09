package dev.lattice.whole;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages that come back to another server; sentences P-80 and after, L-110 and after. */
class MovingTests {

	private static final String KEYS = "--lattice.security.keys="
			+ Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

	private static final String PAGE = "0123456789abcdef";

	private final List<ConfigurableApplicationContext> servers = new ArrayList<>();

	@AfterEach
	void stop() {
		this.servers.forEach(ConfigurableApplicationContext::close);
	}

	private int start(String... settings) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0"));
		arguments.addAll(List.of(settings));
		ConfigurableApplicationContext server = new SpringApplicationBuilder(WholeApplication.class)
			.run(arguments.toArray(String[]::new));
		this.servers.add(server);
		return ((ReactiveWebServerApplicationContext) server).getWebServer().getPort();
	}

	private static PageMarkup get(int port, String path) {
		return PageMarkup.get(port, path);
	}

	private static String last(List<@Nullable Object> frame) {
		return (String) java.util.Objects.requireNonNull(frame.getLast());
	}

	/** Counts to two on a server and returns what the page holds then. */
	private static Held countToTwo(int port) {
		PageMarkup page = get(port, "/tally");
		try (LivePage live = LivePage.open(port).hello(page.token(), PAGE, "/tally", page.digest())) {
			String held = last(live.next());
			assertThat(held).isNotEmpty();
			for (int i = 1; i <= 2; i++) {
				live.event(Tally.ADD);
				List<@Nullable Object> snapshot = live.next();
				if (snapshot.getFirst().equals(Wire.SNAPSHOT)) {
					held = last(snapshot);
					snapshot = live.next();
				}
				assertThat(snapshot).endsWith("draft of " + i);
			}
			return new Held(page.token(), held);
		}
	}

	private static LivePage comeBack(int port, Held held, String path) {
		return LivePage.open(port).after(3).hello(held.token(), PAGE, 2, path, "", held.snapshot());
	}

	/** The patch that builds the page. */
	private static List<@Nullable Object> built(LivePage page) {
		List<@Nullable Object> frame = page.next();
		return Integer.valueOf(Wire.NEED).equals(frame.getFirst()) ? built(page) : frame;
	}

	/** Waits until the server has begun to stop. */
	private static void awaitRefusal(int port) {
		WebTestClient visitor = PageMarkup.client(port);
		Instant deadline = Instant.now().plus(LivePage.TIMEOUT);
		while (visitor.get().uri("/tally").exchange().returnResult(String.class).getStatus().value() != 503) {
			assertThat(Instant.now()).isBefore(deadline);
		}
	}

	@Test
	void anotherServerWithTheSameKeysGoesOnWithTheState() {
		Held held = countToTwo(start(KEYS));

		try (LivePage back = comeBack(start(KEYS), held, "/tally")) {
			assertThat(back.next()).startsWith(0, Wire.RESTORED, 2).hasSize(5);
			assertThat(built(back)).startsWith(1, 2).contains("draft of 2");
			assertThat(back.after(2).event(Tally.ADD).until("draft of 3")).last()
				.satisfies((frame) -> assertThat(frame).startsWith(2, 3));
		}
	}

	@Test
	void aServerWithFilesFindsTheStateThatAnotherOneLeft(@TempDir Path directory) {
		String[] files = { KEYS, "--lattice.session.store=file", "--lattice.session.store-directory=" + directory };
		Held held = countToTwo(start(files));
		assertThat(held.snapshot()).isEqualTo("file");

		try (LivePage back = comeBack(start(files), held, "/tally")) {
			assertThat(back.next()).startsWith(0, Wire.RESTORED, 2);
			assertThat(built(back)).contains("draft of 2");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "AAAA", "not Base64!", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ" })
	void aStateThatIsNotGenuineLeadsToAPageMadeAnew(String forged) {
		int port = start(KEYS);
		Held held = countToTwo(port);

		try (LivePage back = comeBack(start(KEYS), new Held(held.token(), forged), "/tally")) {
			assertThat(back.next()).startsWith(0, Wire.MOUNTED, 0);
			assertThat(built(back)).contains("draft of 0");
		}
	}

	@Test
	void aServerThatKeepsNothingMakesThePageAnewAndTakesTheStateBack() {
		Held held = countToTwo(start(KEYS));

		try (LivePage back = comeBack(start(KEYS, "--lattice.session.store=none"), held, "/tally")) {
			assertThat(back.next()).startsWith(0, Wire.MOUNTED, 0).endsWith("");
			assertThat(built(back)).contains("draft of 0");
		}
	}

	@Test
	void aPageMayKeepNothingOfItself() {
		int port = start(KEYS);
		PageMarkup page = get(port, "/remounting");
		try (LivePage live = LivePage.open(port).hello(page.token(), PAGE, "/remounting", page.digest())) {
			assertThat(live.next()).hasSize(4);
			assertThat(live.event(2).next()).startsWith(1, 1);
		}
	}

	@Test
	void aPageKeepsItsStateWhateverPageItsSessionBeganWith() {
		int port = start(KEYS);
		PageMarkup page = get(port, "/remounting");
		try (LivePage live = LivePage.open(port).hello(page.token(), PAGE, "/remounting", page.digest())) {
			live.next();

			live.navigate("/tally", pass(port, page, "/tally"));

			assertThat(live.next()).startsWith(Wire.SNAPSHOT).doesNotContain("");
		}
	}

	@Test
	void aPageThatKeepsNothingTakesBackTheStateOfTheOneBefore() {
		int port = start(KEYS);
		PageMarkup page = get(port, "/tally");
		try (LivePage live = LivePage.open(port).hello(page.token(), PAGE, "/tally", page.digest())) {
			live.next();

			live.navigate("/remounting", pass(port, page, "/remounting"));

			assertThat(live.next()).containsExactly(Wire.SNAPSHOT, "");
		}
	}

	private static String pass(int port, PageMarkup page, String path) {
		return java.util.Objects.requireNonNull(PageMarkup.client(port)
			.get()
			.uri(path)
			.header("Lattice-Navigate", page.token())
			.exchange()
			.returnResult(String.class)
			.getResponseHeaders()
			.getFirst("Lattice-Pass"));
	}

	@Test
	void aPageMayBeLoadedAnewWhenItsSessionIsGone() {
		Held held = new Held(get(start(KEYS), "/reloading").token(), "");

		try (LivePage back = comeBack(start(KEYS), held, "/reloading")) {
			assertThat(back.closeCode()).isEqualTo(4412);
		}
	}

	@Test
	void aServerThatStopsAnswersWhatCameInBeforeItClosesTheConnection() throws Exception {
		int port = start(KEYS, "--lattice.session.drain-timeout=60s");
		PageMarkup page = get(port, "/blocking");
		try (LivePage live = LivePage.open(port).hello(page.token(), PAGE, "/blocking", page.digest())) {
			live.next();
			live.event(Blocking.ACT);
			assertThat(Blocking.begun.await(30, TimeUnit.SECONDS)).isTrue();
			Thread stopping = Thread.startVirtualThread(this.servers.getLast()::close);
			awaitRefusal(port);

			Blocking.gate.countDown();

			assertThat(live.next()).startsWith(Wire.SNAPSHOT);
			assertThat(live.next()).startsWith(1, 1).endsWith("done 1");
			assertThat(live.closeCode()).isEqualTo(1012);
			stopping.join();
		}
	}

	/**
	 * What a page has when its server goes.
	 *
	 * @param token its token
	 * @param snapshot what it was given to hold
	 */
	private record Held(String token, String snapshot) {
	}

}
