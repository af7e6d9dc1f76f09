package dev.lattice.crdt.clock;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HybridLogicalClockTests {

	private static final long MAX_DRIFT = 500;

	private long now = 1_000;

	private final HybridLogicalClock clock = new HybridLogicalClock(() -> this.now, MAX_DRIFT);

	private static HybridTimestamp at(long millis, int counter) {
		return new HybridTimestamp(millis, counter);
	}

	@Test
	void refusesANegativeDrift() {
		assertThatIllegalArgumentException().isThrownBy(() -> new HybridLogicalClock(() -> 0, -1))
			.withMessageContaining("-1 ms is negative");
	}

	@Nested
	class Tick {

		@Test
		void followsTheWallClock() {
			clock.tick();
			now = 1_007;

			assertThat(clock.tick()).isEqualTo(at(1_007, 0));
		}

		@Test
		void countsEventsWithinAMillisecond() {
			clock.tick();

			assertThat(clock.tick()).isEqualTo(at(1_000, 1));
			assertThat(clock.tick()).isEqualTo(at(1_000, 2));
		}

		@Test
		void countsOnWhileTheWallClockIsSetBack() {
			clock.tick();
			now = 3;

			assertThat(clock.tick()).isEqualTo(at(1_000, 1));
		}

		@Test
		void returnsToTheWallClockOnceItHasCaughtUp() {
			clock.tick();
			now = 3;
			clock.tick();
			now = 1_001;

			assertThat(clock.tick()).isEqualTo(at(1_001, 0));
		}

		@Test
		void borrowsTheNextMillisecondWhenTheCounterIsFull() {
			clock.merge(at(1_000, HybridTimestamp.MAX_COUNTER - 1));

			assertThat(clock.tick()).isEqualTo(at(1_001, 0)).isEqualTo(latest());
			now = 1_001;
			assertThat(clock.tick()).isEqualTo(at(1_001, 1));
		}

		@Test
		void failsAfterTheLastTimestampAndStaysThere() {
			HybridLogicalClock spent = HybridLogicalClock
				.resume(at(HybridTimestamp.MAX_MILLIS, HybridTimestamp.MAX_COUNTER), () -> 1_000, MAX_DRIFT);

			assertThatIllegalStateException().isThrownBy(spent::tick)
				.withMessageContaining("no timestamp after 281474976710655.65535");
			assertThatIllegalStateException().isThrownBy(spent::tick);
		}

		@Test
		void failsWhenTheWallClockIsOutOfRange() {
			now = -1;

			assertThatIllegalStateException().isThrownBy(clock::tick)
				.withMessageContaining("The wall clock says -1 ms");
			assertThat(latest()).isEqualTo(HybridTimestamp.ZERO);
		}

	}

	@Nested
	class Merge {

		@Test
		void comesAfterAReceivedTimestampOfTheFuture() {
			assertThat(clock.merge(at(1_200, 4))).isEqualTo(at(1_200, 5));
			assertThat(clock.tick()).isEqualTo(at(1_200, 6));
		}

		@Test
		void takesTheGreaterCounterWhenAllAgreeOnTheMillisecond() {
			clock.tick();
			clock.tick();

			assertThat(clock.merge(at(1_000, 0))).isEqualTo(at(1_000, 2));
			assertThat(clock.merge(at(1_000, 9))).isEqualTo(at(1_000, 10));
		}

		@Test
		void aReceivedTimestampOfThePastCountsAsALocalEvent() {
			clock.tick();

			assertThat(clock.merge(at(2, 60_000))).isEqualTo(at(1_000, 1));
		}

		@Test
		void theWallClockWinsWhenItIsAheadOfBoth() {
			clock.tick();
			now = 2_000;

			assertThat(clock.merge(at(1_999, 8))).isEqualTo(at(2_000, 0));
		}

		@Test
		void acceptsTheLargestAllowedDrift() {
			assertThat(clock.merge(at(1_500, 0))).isEqualTo(at(1_500, 1));
		}

		@Test
		void refusesMoreThanTheLargestDriftAndIsUnchanged() {
			HybridTimestamp before = clock.tick();

			assertThatExceptionOfType(ClockDriftException.class).isThrownBy(() -> clock.merge(at(1_501, 0)))
				.withMessage("Received timestamp 1501.0 is 501 ms ahead of this replica's wall clock 1000, more than"
						+ " the allowed 500 ms; synchronise the wall clocks of both replicas (NTP) and send it again,"
						+ " or allow a larger drift")
				.satisfies((ex) -> {
					assertThat(ex.receivedMillis()).isEqualTo(1_501);
					assertThat(ex.physicalMillis()).isEqualTo(1_000);
					assertThat(ex.maxDriftMillis()).isEqualTo(500);
				});
			assertThat(latest()).isEqualTo(before);
		}

		@Test
		void driftIsMeasuredFromTheWallClockSoThatRefusedSendersCannotAddUp() {
			clock.merge(at(1_500, 0));

			assertThatExceptionOfType(ClockDriftException.class).isThrownBy(() -> clock.merge(at(1_900, 0)));
		}

		@Test
		void acceptsARefusedTimestampWhenItsTimeHasCome() {
			assertThatExceptionOfType(ClockDriftException.class).isThrownBy(() -> clock.merge(at(1_501, 3)));
			now = 1_001;

			assertThat(clock.merge(at(1_501, 3))).isEqualTo(at(1_501, 4));
		}

	}

	@Nested
	class Resume {

		@Test
		void comesAfterTheFormerLifeThoughTheWallClockWasSetBack() {
			HybridLogicalClock resumed = HybridLogicalClock.resume(at(9_000, 3), () -> 1_000, MAX_DRIFT);

			assertThat(resumed.tick()).isEqualTo(at(9_000, 4));
		}

	}

	private HybridTimestamp latest() {
		return this.clock.latest();
	}

}
