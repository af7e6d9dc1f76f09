package dev.lattice.transport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.lattice.transport.TurnWatch.Sight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Turns that take long; L-160 to L-163 of {@code lifecycle.md}. */
class TurnWatchTests {

	private static final TurnLimits LIMITS = new TurnLimits(1_000, 30_000);

	/** A clock may start anywhere. */
	private static final long START = -50_000;

	private final TurnWatch watch = new TurnWatch();

	@AfterEach
	void leaveNoInterruptBehind() {
		assertThat(Thread.interrupted()).isFalse();
	}

	private Sight after(long millis) {
		return this.watch.look(START + millis, LIMITS);
	}

	@Test
	void aShortTurnIsNotTold() {
		this.watch.begin(START);

		assertThat(after(999)).isEqualTo(Sight.FINE);
	}

	@Test
	void aLongTurnIsToldOnce() {
		this.watch.begin(START);

		assertThat(after(1_000)).isEqualTo(Sight.SLOW);
		assertThat(after(2_000)).isEqualTo(Sight.FINE);
		assertThat(this.watch.thread()).isSameAs(Thread.currentThread());
	}

	@Test
	void theNextLongTurnIsToldAgain() {
		this.watch.begin(START);
		after(1_000);
		assertThat(this.watch.end()).isTrue();
		this.watch.begin(START);

		assertThat(after(1_000)).isEqualTo(Sight.SLOW);
	}

	@Test
	void betweenTurnsNothingIsTold() {
		this.watch.begin(START);
		this.watch.end();

		assertThat(after(1_000_000)).isEqualTo(Sight.FINE);
	}

	@Test
	void aTurnThatTakesTooLongIsInterrupted() throws InterruptedException {
		CountDownLatch running = new CountDownLatch(1);
		AtomicBoolean ended = new AtomicBoolean();
		Thread turn = new Thread(() -> {
			this.watch.begin(START);
			running.countDown();
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				ended.set(this.watch.end());
			}
		});
		turn.start();
		assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

		assertThat(after(30_000)).isEqualTo(Sight.INTERRUPTED);
		turn.join(30_000);

		assertThat(ended).isTrue();
	}

	@Test
	void anInterruptEndsWithItsTurn() {
		this.watch.begin(START);
		assertThat(after(30_000)).isEqualTo(Sight.INTERRUPTED);

		assertThat(this.watch.end()).isTrue();

		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@Test
	void aTurnThatDoesNotEndThenLosesItsSession() {
		this.watch.begin(START);
		after(30_000);
		assertThat(after(34_999)).isEqualTo(Sight.SLOW);

		assertThat(after(35_000)).isEqualTo(Sight.STUCK);
		assertThat(after(36_000)).isEqualTo(Sight.FINE);
		assertThat(this.watch.end()).isFalse();
	}

	@Test
	void eitherCanBeSwitchedOff() {
		this.watch.begin(START);

		assertThat(this.watch.look(START + 1_000_000, new TurnLimits(0, 0))).isEqualTo(Sight.FINE);
	}

	@Test
	void timesAreNotBelowZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TurnLimits(-1, 0))
			.withMessageContaining("slow after -1 ms");
	}

}
