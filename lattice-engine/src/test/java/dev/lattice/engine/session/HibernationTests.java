package dev.lattice.engine.session;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Timers;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.SharedSignal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Sessions in which nothing happens (L-140 to L-148). */
class HibernationTests {

	private static final int AFTER = 60_000;

	private static final SessionLimits LIMITS = new SessionLimits(10_000, 600_000, 32, 1_000_000, 10, 10)
		.hibernatingAfter(AFTER);

	private final TestSession test = new TestSession(Counter::new, LIMITS);

	private final Session session = this.test.session;

	private final Socket page = this.test.join();

	private void pass(long millis) {
		this.test.now += millis;
		this.test.tick(this.test.now);
	}

	private void hibernate() {
		pass(AFTER);
		assertThat(this.session.isHibernating()).isTrue();
		this.page.received();
	}

	@Nested
	class ASession {

		@Test
		void hibernatesWhenNothingHasHappenedForLongEnough() {
			pass(AFTER - 1);
			assertThat(HibernationTests.this.session.isHibernating()).isFalse();
			pass(1);

			assertThat(HibernationTests.this.session.isHibernating()).isTrue();
		}

		@Test
		void asksToBeToldOfThatMomentOnce() {
			assertThat(HibernationTests.this.session.hibernateAt()).isEqualTo(HibernationTests.this.test.now + AFTER);

			hibernate();

			assertThat(HibernationTests.this.session.hibernateAt()).isEqualTo(Timers.NEVER);
		}

		@Test
		void doesNotBeforeAPageHasJoined() {
			TestSession rendered = new TestSession(Counter::new, LIMITS);

			assertThat(rendered.session.hibernateAt()).isEqualTo(Timers.NEVER);
		}

		@Test
		void doesNotWhileItsPageHasNotAcknowledged() {
			HibernationTests.this.page.event(Counter.BUTTON);

			pass(AFTER);
			assertThat(HibernationTests.this.session.isHibernating()).isFalse();
			HibernationTests.this.test.acknowledged(HibernationTests.this.page, 1);
			pass(AFTER);

			assertThat(HibernationTests.this.session.isHibernating()).isTrue();
		}

		@Test
		void doesNotWhereThatIsSwitchedOff() {
			TestSession never = new TestSession(Counter::new, LIMITS.hibernatingAfter(0));
			never.join();

			never.tick(never.now + 100L * AFTER);

			assertThat(never.session.isHibernating()).isFalse();
			assertThat(never.session.hibernateAt()).isEqualTo(Timers.NEVER);
		}

		@Test
		void isDisturbedByATimer() {
			TestSession timed = new TestSession(Sleeper::new, LIMITS);
			timed.join();

			timed.tick(timed.now + AFTER);
			assertThat(timed.session.isHibernating()).isTrue();
			timed.tick(timed.now + Sleeper.SLEEP);

			assertThat(timed.session.isHibernating()).isFalse();
			assertThat(timed.session.component()).isInstanceOfSatisfying(Sleeper.class,
					(sleeper) -> assertThat(sleeper.woken).isTrue());
		}

		@Test
		void endsAsEver() {
			hibernate();

			HibernationTests.this.test.close(CloseCode.RESTART);

			assertThat(HibernationTests.this.session.state()).isEqualTo(new Closed());
			assertThat(HibernationTests.this.session.isHibernating()).isFalse();
		}

		@Test
		void isNotAskedToWaitLessThanNotAtAll() {
			assertThatIllegalArgumentException().isThrownBy(() -> LIMITS.hibernatingAfter(-1))
				.withMessageContaining("hibernate after -1 ms");
		}

	}

	@Nested
	class AnEventThatWakesIt {

		@Test
		void isAnsweredWithTheSamePatchAsEver() {
			hibernate();

			assertThat(HibernationTests.this.page.event(Counter.BUTTON).received()).containsExactly("1 1 1 3 \"1\"");
			assertThat(HibernationTests.this.session.isHibernating()).isFalse();
		}

		@Test
		void findsTheSignalsAsTheyWere() {
			HibernationTests.this.page.event(Counter.BUTTON);
			HibernationTests.this.test.acknowledged(HibernationTests.this.page, 1);
			hibernate();

			assertThat(HibernationTests.this.page.event(Counter.BUTTON).received()).containsExactly("2 2 1 3 \"2\"");
		}

		@Test
		void mayBeFollowedByAnother() {
			hibernate();
			HibernationTests.this.page.event(Counter.BUTTON);
			HibernationTests.this.test.acknowledged(HibernationTests.this.page, 1);

			hibernate();

			assertThat(HibernationTests.this.page.event(Counter.BUTTON).received()).containsExactly("2 2 1 3 \"2\"");
		}

		@Test
		void mayBeWhatSomebodyElseDid() {
			SharedSignal<Integer> shared = SharedSignal.of(0);
			TestSession shows = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					return p(shared);
				}
			}, LIMITS);
			Socket socket = shows.join();
			shows.tick(shows.now + AFTER);
			socket.received();
			assertThat(shows.session.isHibernating()).isTrue();

			shared.set(7);
			shows.runMailbox();

			assertThat(socket.received()).containsExactly("1 0 1 2 \"7\"");
			assertThat(shows.session.isHibernating()).isFalse();
		}

	}

	@Nested
	class ASessionWithoutAConnection {

		private Socket back() {
			return HibernationTests.this.test.new Socket();
		}

		private List<String> connect(int applied, int input) {
			Socket socket = back();
			HibernationTests.this.test.connect(HibernationTests.this.test.hello(applied, input), socket,
					HibernationTests.this.test.now);
			return socket.frames;
		}

		private void leave() {
			HibernationTests.this.test.disconnected(HibernationTests.this.page, HibernationTests.this.test.now);
		}

		@Test
		void hibernatesThoughItsPageHasNotAcknowledged() {
			HibernationTests.this.page.event(Counter.BUTTON);
			leave();

			hibernate();
		}

		@Test
		void isResumedByAPageThatHasMissedNothing() {
			HibernationTests.this.page.event(Counter.BUTTON);
			leave();
			hibernate();

			assertThat(connect(1, 1)).containsExactly("0 2 1 \"\"");
		}

		@Test
		void isSaidAgainToAPageThatMissesWhatWasDropped() {
			HibernationTests.this.page.event(Counter.BUTTON);
			leave();
			hibernate();

			List<String> frames = connect(0, 1);

			assertThat(frames.getFirst()).startsWith("0 4 ");
			assertThat(frames.getLast()).startsWith("2 1 ").contains("\"1\"");
		}

		@Test
		void countsPatchesOn() {
			HibernationTests.this.page.event(Counter.BUTTON);
			leave();
			hibernate();
			Socket socket = back();
			HibernationTests.this.test.connect(HibernationTests.this.test.hello(1, 1), socket,
					HibernationTests.this.test.now);

			assertThat(socket.input(2, 1, Counter.BUTTON).frames).last().isEqualTo("2 2 1 3 \"2\"");
		}

		@Test
		void tellsAgainWhereToGo() {
			TestSession leaving = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					return button("go", onClick(() -> navigate("/other")));
				}
			}, LIMITS);
			Socket socket = leaving.join();
			socket.event(2);
			leaving.disconnected(socket, leaving.now);
			leaving.tick(leaving.now + AFTER);

			Socket back = leaving.new Socket();
			leaving.connect(leaving.hello(0, 1), back, leaving.now + AFTER);

			assertThat(leaving.session.isHibernating()).isFalse();
			assertThat(back.received()).last().asString().endsWith("15 4 0 \"/other\"");
		}

		@Test
		void endsInTime() {
			leave();
			hibernate();

			pass(600_000);

			assertThat(HibernationTests.this.session.state()).isEqualTo(new Closed());
		}

	}

	/** Does something once, long after it was made. */
	private static final class Sleeper extends Component {

		private static final long SLEEP = 2L * AFTER;

		private boolean woken;

		@Override
		protected View view() {
			after(SLEEP, () -> this.woken = true);
			return p("");
		}

	}

}
