package dev.lattice.crdt.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs random programs of ticks and messages on replicas with wrong wall clocks, and
 * checks the laws of the paper on every event. What happened before what is known from
 * vector clocks, which share nothing with the clock under test.
 */
class HybridLogicalClockLawTests {

	private static final int PROGRAMS = 150;

	private static final int STEPS = 200;

	private static final int REPLICAS = 4;

	/** No wall clock is further from true time, in milliseconds. */
	private static final int MAX_SKEW = 40;

	@Test
	void laterEventsOfAReplicaAreGreater() {
		forEveryPairOf((Event a, Event b) -> a.replica == b.replica && a.index < b.index,
				(Event a, Event b) -> a.stamp.isBefore(b.stamp));
	}

	@Test
	void anEventThatHappenedBeforeAnotherIsSmallerOnEveryReplica() {
		forEveryPairOf(Event::happenedBefore, (Event a, Event b) -> a.stamp.isBefore(b.stamp));
	}

	@Test
	void timestampsAreNeverBehindTheirReplicasWallClock() {
		forEvery((Event event) -> event.stamp.millis() >= event.physical);
	}

	@Test
	void timestampsAreNotAheadOfTrueTimeByMoreThanTheSkew() {
		forEvery((Event event) -> event.stamp.millis() <= event.trueTime + MAX_SKEW);
	}

	@Test
	void theCounterIsSmallerThanTheNumberOfEventsSoFar() {
		forEvery((Event event) -> event.stamp.counter() <= event.index);
	}

	private static void forEvery(Law law) {
		forEveryPairOf((Event a, Event b) -> a.index == b.index, (Event a, Event b) -> law.holds(a));
	}

	private static void forEveryPairOf(Relation related, Relation law) {
		long first = new Random().nextLong();
		int checked = 0;
		for (long seed = first; seed < first + PROGRAMS; seed++) {
			List<Event> events = run(new Random(seed));
			for (Event a : events) {
				for (Event b : events) {
					if (related.holds(a, b)) {
						checked++;
						if (!law.holds(a, b)) {
							throw new AssertionError("seed " + seed + ": " + a + " and " + b);
						}
					}
				}
			}
		}
		assertThat(checked).as("pairs that the law speaks of").isGreaterThan(PROGRAMS * STEPS / 2);
	}

	private static List<Event> run(Random random) {
		Program program = new Program(random);
		for (int step = 0; step < STEPS; step++) {
			program.step(step);
		}
		return program.events;
	}

	interface Law {

		boolean holds(Event event);

	}

	interface Relation {

		boolean holds(Event a, Event b);

	}

	/** An event of a program; its index is unique there. */
	@SuppressWarnings("ArrayRecordComponent")
	record Event(int index, int replica, HybridTimestamp stamp, int[] vector, long physical, long trueTime) {

		boolean happenedBefore(Event other) {
			return this.index != other.index && this.vector[this.replica] <= other.vector[this.replica];
		}

		@Override
		public String toString() {
			return "event " + this.index + " of replica " + this.replica + " at " + this.stamp + " (wall clock "
					+ this.physical + ", true time " + this.trueTime + ")";
		}

	}

	private static final class Program {

		private final Random random;

		private final long[] wall = new long[REPLICAS];

		private final HybridLogicalClock[] clocks = new HybridLogicalClock[REPLICAS];

		private final int[][] vectors = new int[REPLICAS][REPLICAS];

		private final List<Event> events = new ArrayList<>();

		private long trueTime = 10_000;

		Program(Random random) {
			this.random = random;
			for (int i = 0; i < REPLICAS; i++) {
				int replica = i;
				this.clocks[i] = new HybridLogicalClock(() -> this.wall[replica], 2L * MAX_SKEW);
			}
		}

		/**
		 * Sets one wall clock anywhere within the skew, so that it often runs backwards.
		 */
		void step(int index) {
			this.trueTime += this.random.nextInt(4);
			int replica = this.random.nextInt(REPLICAS);
			this.wall[replica] = this.trueTime + this.random.nextInt(2 * MAX_SKEW + 1) - MAX_SKEW;
			int[] vector = this.vectors[replica];
			HybridTimestamp stamp;
			if (this.events.isEmpty() || this.random.nextBoolean()) {
				stamp = this.clocks[replica].tick();
			}
			else {
				Event sent = this.events.get(this.random.nextInt(this.events.size()));
				stamp = this.clocks[replica].merge(sent.stamp);
				for (int i = 0; i < REPLICAS; i++) {
					vector[i] = Math.max(vector[i], sent.vector[i]);
				}
			}
			vector[replica]++;
			this.events.add(new Event(index, replica, stamp, vector.clone(), this.wall[replica], this.trueTime));
		}

	}

}
