package dev.lattice.engine.session;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Timers;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import dev.lattice.engine.session.TestSession.Socket;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** When a page is told what it did not cause (L-130 to L-139). */
class PacingTests {

	private static final int HANDLER = 4;

	private Feed feed;

	private final TestSession test = new TestSession(() -> this.feed = new Feed(),
			new SessionLimits(10_000, 60_000, 3, 1_000_000, 10, 10).at(new Pacing(34, 10_000, 60_000)));

	private Socket socket;

	private Socket joined() {
		this.socket = this.test.join();
		this.socket.received();
		return this.socket;
	}

	private void push(String text) {
		this.test.run(() -> this.feed.text.set(text));
	}

	private void pass(long millis) {
		this.test.now += millis;
		this.test.tick(this.test.now);
	}

	private List<String> received() {
		return this.socket.received();
	}

	@Nested
	class Pushed {

		@Test
		void theFirstValueGoesOutAtOnce() {
			joined();
			push("a");

			assertThat(received()).containsExactly("1 0 1 3 \"a\"");
		}

		@Test
		void valuesOfTheSameIntervalGoOutAsTheLatestWhenItIsOver() {
			joined();
			push("a");
			push("b");
			push("c");
			assertThat(received()).hasSize(1);
			assertThat(PacingTests.this.test.session.wakeAt()).isEqualTo(1034);

			pass(33);
			assertThat(received()).isEmpty();
			pass(1);

			assertThat(received()).containsExactly("2 0 1 3 \"c\"");
			assertThat(PacingTests.this.test.session.wakeAt()).isEqualTo(Timers.NEVER);
		}

		@Test
		void aThousandValuesInASecondAreAtMostThirtyPatches() {
			joined();
			int patches = 0;
			for (int i = 0; i < 1000; i++) {
				PacingTests.this.test.now++;
				push("v" + i);
				for (String frame : received()) {
					patches++;
					PacingTests.this.test.acknowledged(PacingTests.this.socket, patches);
				}
			}

			assertThat(patches).isEqualTo(30);
		}

		@Test
		void whatATimerChangedIsPacedToo() {
			joined();
			push("a");
			received();
			PacingTests.this.test.run(() -> PacingTests.this.feed.later(10, "b"));

			pass(10);
			assertThat(received()).isEmpty();
			pass(24);

			assertThat(received()).containsExactly("2 0 1 3 \"b\"");
		}

		@Test
		void manyMessagesForHooksDoNotWait() {
			joined();
			PacingTests.this.test.seen(PacingTests.this.socket, true);
			push("a");
			received();
			for (int i = 0; i < 499; i++) {
				PacingTests.this.test.run(() -> PacingTests.this.feed.tell());
			}
			assertThat(received()).isEmpty();

			PacingTests.this.test.run(() -> PacingTests.this.feed.tell());

			assertThat(received()).hasSize(2);
		}

	}

	@Nested
	class CausedByThePage {

		@Test
		void isToldAtOnceWithAllThatWaits() {
			joined();
			push("a");
			push("b");
			received();

			PacingTests.this.socket.event(HANDLER);

			assertThat(received()).containsExactly("2 1 1 3 \"b!\"");
		}

		@Test
		void doesNotPutOffWhatIsPushedNext() {
			joined().event(HANDLER);
			received();

			push("a");

			assertThat(received()).hasSize(1);
		}

		@Test
		void isReceivedAtOnceThoughNothingChanged() {
			joined();
			push("a");
			received();

			PacingTests.this.socket.event(99);

			assertThat(received()).containsExactly("-1 1");
		}

		@Test
		void isToldAsSoonAsThereIsRoom() {
			joined();
			PacingTests.this.socket.event(HANDLER).event(HANDLER).event(HANDLER).event(HANDLER);
			received();

			PacingTests.this.test.acknowledged(PacingTests.this.socket, 1);

			assertThat(received()).containsExactly("4 4 1 3 \"now!!!!\"");
		}

		@Test
		void aNewConnectionIsToldAtOnce() {
			joined();
			push("a");
			PacingTests.this.test.disconnected(PacingTests.this.socket, PacingTests.this.test.now);
			push("b");

			Socket second = PacingTests.this.test.new Socket();
			PacingTests.this.test.connect(PacingTests.this.test.hello(1, 0), second, PacingTests.this.test.now);

			assertThat(second.received()).containsExactly("0 2 0 \"\"", "2 0 1 3 \"b\"");
		}

	}

	@Nested
	class Hidden {

		@Test
		void aPageIsToldTheLatestNowAndThen() {
			joined();
			PacingTests.this.test.seen(PacingTests.this.socket, true);
			push("a");
			push("b");
			pass(9_999);
			push("c");
			assertThat(received()).hasSize(1);

			pass(1);

			assertThat(received()).containsExactly("2 0 1 3 \"c\"");
		}

		@Test
		void aPageIsToldTheLatestWhenItIsSeenAgain() {
			joined();
			PacingTests.this.test.seen(PacingTests.this.socket, true);
			push("a");
			push("b");
			received();

			PacingTests.this.test.seen(PacingTests.this.socket, false);

			assertThat(received()).containsExactly("2 0 1 3 \"b\"");
		}

		@Test
		void aPageIsAnsweredAtOnce() {
			joined();
			PacingTests.this.test.seen(PacingTests.this.socket, true);
			push("a");
			push("b");
			received();

			PacingTests.this.socket.event(HANDLER);

			assertThat(received()).containsExactly("2 1 1 3 \"b!\"");
		}

		@Test
		void aPageThatConnectsIsSeenUntilItSaysOtherwise() {
			joined();
			PacingTests.this.test.seen(PacingTests.this.socket, true);
			PacingTests.this.test.disconnected(PacingTests.this.socket, PacingTests.this.test.now);
			PacingTests.this.socket = PacingTests.this.test.new Socket();
			PacingTests.this.test.connect(PacingTests.this.test.hello(0, 0), PacingTests.this.socket,
					PacingTests.this.test.now);
			push("a");
			received();
			push("b");
			pass(34);

			assertThat(received()).hasSize(1);
		}

		@Test
		void whatAnOldConnectionSaysOfItDoesNotCount() {
			Socket old = joined();
			PacingTests.this.socket = PacingTests.this.test.new Socket();
			PacingTests.this.test.connect(PacingTests.this.test.hello(0, 0), PacingTests.this.socket,
					PacingTests.this.test.now);
			PacingTests.this.test.seen(old, true);
			push("a");
			push("b");
			received();

			pass(34);

			assertThat(received()).hasSize(1);
		}

	}

	@Nested
	class Silent {

		@Test
		void aPageThatDoesNotAcknowledgeLosesItsConnectionAndKeepsItsSession() {
			joined();
			fill();
			assertThat(PacingTests.this.test.session.wakeAt()).isEqualTo(PacingTests.this.test.now + 60_000);

			pass(59_999);
			assertThat(PacingTests.this.socket.closed).isNull();
			pass(1);

			assertThat(PacingTests.this.socket.closed).isEqualTo(CloseCode.SILENT);
			assertThat(PacingTests.this.test.session.state())
				.isEqualTo(new SessionState.Detached(PacingTests.this.test.now));
		}

		@Test
		void aPageThatAcknowledgesInTimeStays() {
			joined();
			fill();
			pass(59_999);

			PacingTests.this.test.acknowledged(PacingTests.this.socket, 1);
			pass(60_000);

			assertThat(PacingTests.this.socket.closed).isNull();
		}

		@Test
		void aPageThatComesBackHasTheWholeTimeAgain() {
			joined();
			fill();
			pass(60_000);
			Socket second = PacingTests.this.test.new Socket();
			PacingTests.this.test.connect(PacingTests.this.test.hello(0, 0), second, PacingTests.this.test.now);
			assertThat(second.received()).startsWith("0 2 0 \"\"", "1 0 1 3 \"a\"", "2 0 1 3 \"b\"", "3 0 1 3 \"c\"");

			pass(59_999);
			assertThat(second.closed).isNull();
			pass(1);

			assertThat(second.closed).isEqualTo(CloseCode.SILENT);
		}

		private void fill() {
			push("a");
			pass(34);
			push("b");
			pass(34);
			push("c");
		}

	}

	@Test
	void aPaceIsThatOfAPageWhichIsToldSomething() {
		assertThatIllegalArgumentException().isThrownBy(() -> Pacing.perSecond(0, 1, 1))
			.withMessage("A page is sent 1 to 1000 patches a second, not 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new Pacing(5, 4, 1)).withMessageContaining("every 4 ms");
	}

	private static final class Feed extends Component {

		final Signal<String> text = signal("now");

		@Override
		protected View view() {
			return main(p("News: ", this.text), button("!", onClick(() -> this.text.update((text) -> text + "!"))));
		}

		void later(long millis, String value) {
			after(millis, () -> this.text.set(value));
		}

		void tell() {
			push("told", null);
		}

	}

}
