package dev.lattice.sample;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.transport.SessionDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of a machine that slept: their clock jumps, their socket is half open, and the
 * server has given it up meanwhile.
 */
@SampleTest(properties = { "lattice.websocket.ping-interval=500ms", "lattice.websocket.pong-timeout=3s" })
class SleepIT {

	private static final int HOUR = 3_600_000;

	/** As long as the client waits for an answer (P-32). */
	private static final int PATIENCE = 10_000;

	@Autowired
	private SharedSignal<Integer> votes;

	@Autowired
	private SessionDirectory sessions;

	private Tab tab;

	private Network network;

	@BeforeEach
	void connect(Tab tab, Network network) {
		this.tab = tab;
		this.network = network;
		this.votes.set(0);
	}

	/** Opens a page whose time stands still from now on. */
	private void openWithStoppedClock(String path) {
		this.tab.page().clock().install(new Clock.InstallOptions().setTime(0));
		this.tab.open(this.network.address(path));
		this.tab.page().clock().pauseAt(HOUR);
	}

	/** Lets the machine sleep until the server has given the socket up. */
	private void sleep() {
		this.network.freeze();
		await(() -> this.sessions.count(SessionState.Live.class) == 0);
		assertThat(this.tab.isLive()).isTrue();
	}

	private void wakeAfterAnHour() {
		this.tab.page().clock().fastForward(HOUR);
	}

	private void passes(int millis) {
		this.tab.page().clock().runFor(millis);
	}

	private void await(BooleanSupplier condition) {
		for (int i = 0; i < 1_500 && !condition.getAsBoolean(); i++) {
			this.tab.page().waitForTimeout(20);
		}
		assertThat(condition.getAsBoolean()).isTrue();
	}

	private void vote() {
		this.tab.press(this.tab.button("Vote"), 1);
	}

	private void showsVotes(int count) {
		this.tab.shows("Votes: " + count);
		assertThat(this.votes.peek()).isEqualTo(count);
		assertThat(this.tab.documents()).isEqualTo(1);
	}

	@Test
	void aClickAfterWakingFindsOutAndIsAppliedOnce() {
		openWithStoppedClock("/shared");
		sleep();
		wakeAfterAnHour();
		vote();
		passes(PATIENCE - 1);
		assertThat(this.tab.isLive()).isTrue();
		passes(1);
		this.tab.awaitLost();
		passes(100);
		this.tab.awaitLive();
		showsVotes(1);
		vote();
		showsVotes(2);
	}

	@Test
	void aClickThatWasOnItsWayWhenTheMachineFellAsleepIsAppliedOnceOnWaking() {
		openWithStoppedClock("/shared");
		this.network.freeze();
		vote();
		sleep();
		wakeAfterAnHour();
		this.tab.awaitLost();
		passes(100);
		this.tab.awaitLive();
		showsVotes(1);
	}

	@Test
	void aClickWhoseAnswerWasOnItsWayIsNotAppliedTwice() {
		openWithStoppedClock("/shared");
		this.network.loseAnswers();
		vote();
		await(() -> this.votes.peek() == 1);
		sleep();
		wakeAfterAnHour();
		this.tab.awaitLost();
		passes(100);
		this.tab.awaitLive();
		showsVotes(1);
	}

	@Test
	void aPageThatIsToldOfItsNetworkFindsOutWithoutAClick() {
		openWithStoppedClock("/shared");
		sleep();
		this.votes.set(5);
		wakeAfterAnHour();
		this.tab.page().evaluate("() => window.dispatchEvent(new Event('online'))");
		passes(PATIENCE);
		this.tab.awaitLost();
		passes(100);
		this.tab.awaitLive();
		showsVotes(5);
	}

	@Test
	void aPageWhoseProcessStoodStillGoesOn() throws Exception {
		this.tab.open(this.network.address("/shared"));
		vote();
		showsVotes(1);
		Set<Long> renderers = renderers();
		assertThat(renderers).isNotEmpty();
		signal("STOP", renderers);
		try {
			this.network.freeze();
			for (int i = 0; i < 1_500 && this.sessions.count(SessionState.Live.class) > 0; i++) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
			assertThat(this.sessions.count(SessionState.Live.class)).isZero();
			this.votes.set(7);
		}
		finally {
			signal("CONT", renderers);
		}
		vote();
		this.tab.page()
			.waitForFunction("() => !globalThis.lattice.connected", null,
					new Page.WaitForFunctionOptions().setTimeout(PATIENCE + Tabs.PATIENCE));
		this.tab.awaitLive();
		showsVotes(8);
	}

	/** The processes of this browser that run pages. */
	private Set<Long> renderers() {
		Browser browser = this.tab.page().context().browser();
		CDPSession tools = browser.newBrowserCDPSession();
		Set<Long> ids = new TreeSet<>();
		for (JsonElement each : tools.send("SystemInfo.getProcessInfo").getAsJsonArray("processInfo")) {
			JsonObject process = each.getAsJsonObject();
			if (process.get("type").getAsString().equals("renderer")) {
				ids.add(process.get("id").getAsLong());
			}
		}
		tools.detach();
		return ids;
	}

	private static void signal(String name, Set<Long> processes) throws Exception {
		for (long process : processes) {
			int exit = new ProcessBuilder(List.of("kill", "-" + name, Long.toString(process))).inheritIO()
				.start()
				.waitFor();
			assertThat(exit).isZero();
		}
	}

	/** Sleeps for longer than the server keeps the session. */
	@Nested
	@TestPropertySource(properties = "lattice.session.resume-timeout=1s")
	class ForLong {

		@Test
		void durableValuesAreThereAndTheClickIsAppliedOnce() {
			openWithStoppedClock("/tally");
			SleepIT.this.tab.press(SleepIT.this.tab.button("+1"), 3);
			SleepIT.this.tab.shows("Count: 3");
			sleep();
			await(() -> SleepIT.this.sessions.sessions().isEmpty());
			wakeAfterAnHour();
			SleepIT.this.tab.press(SleepIT.this.tab.button("+1"), 1);
			passes(PATIENCE);
			SleepIT.this.tab.awaitLost();
			passes(100);
			SleepIT.this.tab.awaitLive();
			SleepIT.this.tab.shows("Count: 4");
			assertThat(SleepIT.this.tab.documents()).isEqualTo(1);
		}

	}

}
