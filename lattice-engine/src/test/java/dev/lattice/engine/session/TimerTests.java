package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Timer;
import dev.lattice.engine.component.Timers;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

/** A component does something later (L-180 to L-184). */
class TimerTests {

	private Clock clock;

	private final TestSession test = new TestSession(() -> this.clock = new Clock(),
			new SessionLimits(10_000, 60_000, 32, 1_000, 10, 3));

	@Test
	void runsInATurnOfItsOwnAndSaysWhatItChanged() {
		TestSession.Socket socket = this.test.join();
		this.clock.later(500, () -> this.clock.text.set("later"));
		socket.received();

		pass(499);
		assertThat(socket.received()).isEmpty();
		pass(1);

		assertThat(socket.received()).singleElement().asString().contains("\"later\"");
	}

	@Test
	void runsOnce() {
		this.clock.later(10, () -> this.clock.log.add("once"));

		pass(10);
		pass(10);

		assertThat(this.clock.log).containsExactly("once");
		assertThat(this.test.session.wakeAt()).isEqualTo(Timers.NEVER);
	}

	@Test
	void comesAgainAfterEachPeriod() {
		this.clock.again(10, () -> this.clock.log.add("at " + this.test.now));

		pass(10);
		pass(10);

		assertThat(this.clock.log).containsExactly("at 1010", "at 1020");
	}

	@Test
	void leavesOutPeriodsThatPassedUnseenAndKeepsItsBeat() {
		this.clock.again(10, () -> this.clock.log.add("at " + this.test.now));

		pass(35);

		assertThat(this.clock.log).containsExactly("at 1035");
		assertThat(this.test.session.wakeAt()).isEqualTo(1040);
	}

	@Test
	void runsBeforeThoseThatAreDueLaterAndAfterThoseOfTheSameMomentMadeBefore() {
		this.clock.later(20, () -> this.clock.log.add("third"));
		this.clock.later(10, () -> this.clock.log.add("first"));
		this.clock.later(10, () -> this.clock.log.add("second"));

		pass(30);

		assertThat(this.clock.log).containsExactly("first", "second", "third");
	}

	@Test
	void doesNotRunOnceItIsCancelled() {
		Timer timer = this.clock.again(10, () -> this.clock.log.add("never"));

		timer.cancel();
		pass(50);

		assertThat(this.clock.log).isEmpty();
	}

	@Test
	void doesNotRunWhenOneOfTheSameMomentCancelsIt() {
		List<Timer> second = new ArrayList<>();
		this.clock.later(10, () -> second.getFirst().cancel());
		second.add(this.clock.later(10, () -> this.clock.log.add("never")));

		pass(10);

		assertThat(this.clock.log).isEmpty();
	}

	@Test
	void endsWithWhatItWasMadeIn() {
		this.test.join();
		this.test.run(() -> this.clock.open.set(true));
		pass(10);

		this.test.run(() -> this.clock.open.set(false));
		pass(10);

		assertThat(this.clock.log).containsExactly("tick of the part");
		assertThat(this.test.session.wakeAt()).isEqualTo(Timers.NEVER);
	}

	@Test
	void endsWithTheSession() {
		this.clock.again(10, () -> this.clock.log.add("never"));

		this.test.close(CloseCode.RESTART);

		assertThat(this.test.session.wakeAt()).isEqualTo(Timers.NEVER);
		pass(10);
		assertThat(this.clock.log).isEmpty();
	}

	@Test
	void goesOnWhileThePageHasNoConnection() {
		TestSession.Socket socket = this.test.join();
		this.clock.later(10, () -> this.clock.log.add("detached"));

		this.test.disconnected(socket, this.test.now);
		pass(10);

		assertThat(this.clock.log).containsExactly("detached");
	}

	@Test
	void thatFailsIsToldAndTheOthersRun() {
		RuntimeException failure = new IllegalStateException("planned");
		this.clock.later(10, () -> {
			throw failure;
		});
		this.clock.later(10, () -> this.clock.log.add("other"));

		pass(10);

		assertThat(this.test.failures).containsExactly(failure);
		assertThat(this.clock.log).containsExactly("other");
	}

	@Test
	void isRefusedWhenTheSessionHasTooMany() {
		for (int i = 0; i < 3; i++) {
			this.clock.later(10, () -> {
			});
		}

		this.clock.later(10, () -> {
		});

		assertThat(this.test.failures).singleElement()
			.asInstanceOf(THROWABLE)
			.isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("has 3 timers already")
			.hasMessageContaining("lattice.session.max-timers");
	}

	@Test
	void thatHasRunMakesRoom() {
		for (int i = 0; i < 10; i++) {
			this.clock.later(10, () -> this.clock.log.add("ran"));
			pass(10);
		}

		assertThat(this.clock.log).hasSize(10);
	}

	@Test
	void isNotMadeForThePastNorForAPeriodThatNeverEnds() {
		this.clock.later(-1, () -> {
		});
		this.clock.again(0, () -> {
		});

		assertThat(this.test.failures).extracting(Throwable::getMessage)
			.containsExactly("A timer runs later, not after -1 ms", "A period is at least 1 ms, not 0 ms");
	}

	private void pass(long millis) {
		this.test.now += millis;
		this.test.tick(this.test.now);
	}

	private final class Clock extends Component {

		final Signal<String> text = signal("now");

		final Signal<Boolean> open = signal(false);

		final List<String> log = new ArrayList<>();

		@Override
		protected View view() {
			return main(p(this.text), when(this.open::get, this::part));
		}

		@Nullable Timer later(long millis, Runnable action) {
			return own(() -> after(millis, action));
		}

		@Nullable Timer again(long millis, Runnable action) {
			return own(() -> every(millis, action));
		}

		private @Nullable Timer own(Supplier<Timer> making) {
			List<Timer> made = new ArrayList<>();
			TimerTests.this.test.run(() -> made.add(making.get()));
			return made.isEmpty() ? null : made.getFirst();
		}

		private View part() {
			every(10, () -> this.log.add("tick of the part"));
			return p("part");
		}

	}

}
