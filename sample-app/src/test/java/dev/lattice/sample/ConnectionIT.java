package dev.lattice.sample;

import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.lattice.engine.signal.SharedSignal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a page does when its line breaks. */
@SampleTest
class ConnectionIT {

	private static final int MINUTE = 60_000;

	@Autowired
	private SharedSignal<Integer> votes;

	private Tab tab;

	private Network network;

	@BeforeEach
	void connect(Tab tab, Network network) {
		this.tab = tab;
		this.network = network;
		this.votes.set(0);
	}

	private void open(String path) {
		this.tab.open(this.network.address(path));
	}

	private void cutAndHold() {
		this.network.hold();
		this.network.cut();
		this.tab.awaitLost();
	}

	@Nested
	class Cut {

		@Test
		void thePageRecovers() {
			open("/counter");
			network().cut();
			tab().awaitLost().awaitLive();
			tab().button("+1").click();
			tab().shows("Count: 1");
		}

		@Test
		void thePageKeepsItsState() {
			open("/counter");
			tab().button("+1").click();
			tab().shows("Count: 1");
			network().cut();
			tab().awaitLost().awaitLive();
			tab().button("+1").click();
			tab().shows("Count: 2");
			assertThat(tab().documents()).isEqualTo(1);
		}

		@Test
		void clicksMadeMeanwhileAreAppliedOnce() {
			open("/counter");
			cutAndHold();
			tab().press(tab().button("+1"), 3);
			network().release();
			tab().shows("Count: 3");
			tab().button("+1").click();
			tab().shows("Count: 4");
		}

		@Test
		void aClickLostOnItsWayIsSentAgain() {
			open("/shared");
			network().loseEvents();
			tab().button("Vote").click();
			network().cut();
			tab().shows("Votes: 1");
			assertThat(votes()).isEqualTo(1);
		}

		@Test
		void aClickWhoseAnswerWasLostIsNotAppliedTwice(Tab witness) {
			witness.open("/shared");
			open("/shared");
			network().loseAnswers();
			tab().button("Vote").click();
			witness.shows("Votes: 1");
			network().cut();
			tab().shows("Votes: 1");
			tab().button("Vote").click();
			tab().shows("Votes: 2");
			assertThat(votes()).isEqualTo(2);
		}

		@Test
		void whatOthersChangedMeanwhileIsShown() {
			open("/shared");
			cutAndHold();
			ConnectionIT.this.votes.set(5);
			network().release();
			tab().shows("Votes: 5");
		}

		@Test
		void manyCutsLoseNoClick() {
			open("/shared");
			for (int i = 1; i <= 5; i++) {
				tab().button("Vote").click();
				network().cut();
				tab().awaitLost();
				tab().button("Vote").click();
				tab().awaitLive();
			}
			tab().shows("Votes: 10");
			assertThat(votes()).isEqualTo(10);
		}

		@Test
		void whatIsTypedMeanwhileIsKept() {
			open("/todo");
			cutAndHold();
			Locator field = tab().page().getByLabel("New to-do");
			field.pressSequentially("Buy milk");
			network().release();
			assertThat(tab().button("Add")).isEnabled();
			assertThat(field).hasValue("Buy milk");
			assertThat(field).isFocused();
		}

		@Test
		void theClockOfTheMonitorGoesOn() {
			open("/monitor");
			network().cut();
			tab().awaitLost().awaitLive();
			Locator clock = tab().page().locator("p").first();
			assertThat(clock).not().hasText(clock.innerText());
		}

	}

	@Nested
	class BeforeTheFirstConnection {

		@Test
		void clicksWaitAndAreAppliedOnce() {
			network().hold();
			tab().visit(network().address("/counter"));
			tab().press(tab().button("+1"), 3);
			assertThat(tab().button("+1")).hasClass("lattice-loading");
			tab().shows("Count: 0");
			network().release();
			tab().shows("Count: 3");
			tab().button("+1").click();
			tab().shows("Count: 4");
		}

		@Test
		void whatIsTypedBeforeTheScriptRunsIsReported() {
			Script script = new Script(tab());
			tab().visitWithoutWaiting(network().address("/todo"));
			Locator field = tab().page().getByLabel("New to-do");
			field.pressSequentially("Early bird");
			script.run();
			tab().awaitLive();
			assertThat(tab().button("Add")).isEnabled();
			assertThat(field).hasValue("Early bird");
			field.press("Enter");
			assertThat(tab().page().locator(".todos li").last()).containsText("Early bird");
		}

		@Test
		void aBoxCheckedBeforeTheScriptRunsIsReported() {
			Script script = new Script(tab());
			tab().visitWithoutWaiting(network().address("/todo"));
			tab().page().getByLabel("Write your own").first().check();
			script.run();
			tab().shows("0 open");
		}

	}

	@Nested
	class Status {

		private Locator note() {
			return tab().page().getByRole(AriaRole.STATUS);
		}

		/** Opens a page whose time stands still from now on. */
		private void openWithStoppedClock() {
			tab().page().clock().install(new Clock.InstallOptions().setTime(0));
			open("/counter");
			tab().page().clock().pauseAt(MINUTE);
		}

		@Test
		void aDropOfLessThanHalfASecondIsNotShown() {
			openWithStoppedClock();
			cutAndHold();
			tab().page().clock().runFor(499);
			assertThat(note()).hasCount(0);
			network().release();
			tab().awaitLive();
			tab().page().clock().runFor(MINUTE);
			assertThat(note()).hasCount(0);
			assertThat(tab().page().locator("html")).not().hasClass("lattice-reconnecting");
		}

		@Test
		void aLongerDropIsShown() {
			openWithStoppedClock();
			cutAndHold();
			tab().page().clock().runFor(501);
			assertThat(note()).hasText("Reconnecting…");
			assertThat(tab().page().locator("html")).hasClass("lattice-reconnecting");
		}

		@Test
		void theNoteLeavesWhenThePageIsLiveAgain() {
			openWithStoppedClock();
			cutAndHold();
			tab().page().clock().runFor(501);
			assertThat(note()).isVisible();
			network().release();
			tab().awaitLive();
			assertThat(note()).hasCount(0);
			assertThat(tab().page().locator("html")).not().hasClass("lattice-reconnecting");
		}

		@Test
		void aSilentLineIsGivenUpWhenAClickIsNotAnswered() {
			openWithStoppedClock();
			network().loseEvents();
			tab().button("+1").click();
			tab().page().clock().runFor(9_999);
			assertThat(tab().isLive()).isTrue();
			tab().page().clock().runFor(1);
			assertThat(tab().isLive()).isFalse();
			network().cut();
			tab().page().clock().runFor(100);
			tab().shows("Count: 1");
		}

	}

	private Tab tab() {
		return this.tab;
	}

	private Network network() {
		return this.network;
	}

	private int votes() {
		return this.votes.peek();
	}

}
