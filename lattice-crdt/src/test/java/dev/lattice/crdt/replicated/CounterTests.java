package dev.lattice.crdt.replicated;

import java.lang.management.ManagementFactory;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CounterTests {

	@Nested
	class GrowOnly {

		private final GrowOnlyCounter counter = new GrowOnlyCounter(Limits.DEFAULT);

		@Test
		void isTheSumOfWhatItsReplicasCounted() {
			counter.increment(1, 5);
			counter.increment(2, 7);
			counter.increment(1, 1);

			assertThat(counter.value()).isEqualTo(13);
		}

		@Test
		void aDeltaThatArrivesTwiceCountsOnce() {
			GrowOnlyCounter delta = new GrowOnlyCounter(Limits.DEFAULT).increment(1, 5);

			assertThat(counter.merge(delta)).isTrue();
			assertThat(counter.merge(delta)).isFalse();

			assertThat(counter.value()).isEqualTo(5);
		}

		@Test
		void aLaterDeltaOfTheReplicaMakesUpForLostOnes() {
			GrowOnlyCounter sender = new GrowOnlyCounter(Limits.DEFAULT);
			sender.increment(1, 5);
			GrowOnlyCounter second = sender.increment(1, 2);

			counter.merge(second);

			assertThat(counter.value()).isEqualTo(7);
		}

		@Test
		void refusesToCountByNothingOrBackwards() {
			assertThatIllegalArgumentException().isThrownBy(() -> counter.increment(1, 0))
				.withMessage("Amount 0 is out of the range of a counter's steps; use 1 to 140737488355327");
			assertThatIllegalArgumentException().isThrownBy(() -> counter.increment(1, -1));
			assertThatIllegalArgumentException().isThrownBy(() -> counter.increment(1, Long.MAX_VALUE));
			assertThat(counter.isBottom()).isTrue();
		}

		@Test
		void refusesAReplicasCountThatIsTooLargeAndStaysAsItWas() {
			counter.increment(1, VersionVector.MAX_COUNT - 1);

			assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> counter.increment(1, 2))
				.withMessage("Replica 1 would have counted 140737488355328, more than the possible 140737488355327;"
						+ " let it go on under a new id");
			counter.increment(1, 1);
			assertThat(counter.value()).isEqualTo(VersionVector.MAX_COUNT);
		}

		@Test
		void theLargestCountsOfAllReplicasStillFit() {
			GrowOnlyCounter full = new GrowOnlyCounter(Limits.DEFAULT.withReplicas(Limits.MAX_REPLICAS));
			for (int replica = 0; replica < Limits.MAX_REPLICAS; replica++) {
				full.increment(replica, VersionVector.MAX_COUNT);
			}

			assertThat(full.value()).isEqualTo(Limits.MAX_REPLICAS * VersionVector.MAX_COUNT).isPositive();
		}

		@Test
		void countingCopiesNothingOfTheOtherReplicas() {
			for (int replica = 0; replica < 4_096; replica++) {
				counter.increment(replica, 1);
			}
			for (int i = 0; i < 1_000; i++) {
				counter.increment(7, 1);
			}

			long before = allocated();
			for (int i = 0; i < 1_000; i++) {
				counter.increment(7, 1);
			}

			assertThat((allocated() - before) / 1_000).as("bytes a step").isLessThan(2_000);
		}

		private long allocated() {
			return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
				.getCurrentThreadAllocatedBytes();
		}

	}

	@Nested
	class UpAndDown {

		private final PnCounter counter = new PnCounter(Limits.DEFAULT);

		@Test
		void isWhatWasCountedUpLessWhatWasCountedDown() {
			counter.increment(1, 5);
			counter.decrement(2, 7);
			counter.decrement(1, 1);

			assertThat(counter.value()).isEqualTo(-3);
		}

		@Test
		void aDeltaHoldsOneDirectionOnly() {
			counter.increment(1, 5);

			PnCounter delta = counter.decrement(1, 2);

			assertThat(delta.value()).isEqualTo(-2);
		}

		@Test
		void refusesStepsOutOfRangeInBothDirections() {
			assertThatIllegalArgumentException().isThrownBy(() -> counter.increment(1, -1));
			assertThatIllegalArgumentException().isThrownBy(() -> counter.decrement(1, -1));
			assertThatIllegalArgumentException().isThrownBy(() -> counter.decrement(1, 0));
		}

		@Test
		void aMergeThatIsTooLargeInOneDirectionChangesNeither() {
			PnCounter small = new PnCounter(Limits.DEFAULT.withReplicas(1));
			small.decrement(1, 1);
			PnCounter other = new PnCounter(Limits.DEFAULT);
			other.increment(2, 5);
			other.decrement(2, 3);

			assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.merge(other));

			assertThat(small).hasToString("-1 [] - [1:1]");
		}

	}

}
