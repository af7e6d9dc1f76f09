package dev.lattice.crdt.replicated;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VersionVectorTests {

	private static VersionVector vector(long... replicas) {
		VersionVector vector = new VersionVector(Limits.DEFAULT);
		for (long replica : replicas) {
			vector.increment(replica);
		}
		return vector;
	}

	@Test
	void emptyVectorsAreEqual() {
		assertThat(vector().compare(vector())).isEqualTo(Causality.EQUAL);
	}

	@Test
	void aVectorIsBeforeOneThatCountsMore() {
		assertThat(vector(1).compare(vector(1, 1))).isEqualTo(Causality.BEFORE);
		assertThat(vector(1).compare(vector(1, 2))).isEqualTo(Causality.BEFORE);
		assertThat(vector().compare(vector(2))).isEqualTo(Causality.BEFORE);
	}

	@Test
	void aVectorIsAfterOneThatCountsLess() {
		assertThat(vector(1, 1, 2).compare(vector(1, 2))).isEqualTo(Causality.AFTER);
	}

	@Test
	void vectorsThatEachCountWhatTheOtherDoesNotAreConcurrent() {
		assertThat(vector(1, 1, 2).compare(vector(1, 2, 2))).isEqualTo(Causality.CONCURRENT);
		assertThat(vector(1).compare(vector(2))).isEqualTo(Causality.CONCURRENT);
	}

	@Test
	void comparisonIsThatOfTheSetsOfEvents() {
		for (long seed = 0; seed < 2_000; seed++) {
			Random random = new Random(seed);
			VersionVector a = random(random);
			VersionVector b = random(random);
			Set<Dot> eventsOfA = events(a);
			Set<Dot> eventsOfB = events(b);

			assertThat(a.compare(b)).as("seed %d: %s, %s", seed, a, b)
				.isEqualTo(Causality.of(eventsOfA.containsAll(eventsOfB), eventsOfB.containsAll(eventsOfA)));
		}
	}

	private static VersionVector random(Random random) {
		VersionVector vector = vector();
		for (int i = random.nextInt(6); i > 0; i--) {
			vector.increment(random.nextInt(3));
		}
		return vector;
	}

	private static Set<Dot> events(VersionVector vector) {
		Set<Dot> events = new HashSet<>();
		for (long replica = 0; replica < 3; replica++) {
			for (long counter = 1; counter <= vector.get(replica); counter++) {
				events.add(new Dot(replica, counter));
			}
		}
		return events;
	}

	@Test
	void containsTheEventsThatItCounts() {
		VersionVector vector = vector(7, 7);

		assertThat(vector.contains(new Dot(7, 2))).isTrue();
		assertThat(vector.contains(new Dot(7, 3))).isFalse();
		assertThat(vector.contains(new Dot(8, 1))).isFalse();
	}

	@Test
	void aLaterDeltaMakesUpForALostOne() {
		VersionVector here = vector();
		here.increment(1);
		VersionVector second = here.increment(1);
		VersionVector there = vector();

		there.merge(second);

		assertThat(there).isEqualTo(here);
	}

	@Test
	void aDeltaSharesNothingWithTheStateItCameFrom() {
		VersionVector vector = vector(1);
		VersionVector delta = vector.increment(1);

		delta.increment(1);

		assertThat(vector.get(1)).isEqualTo(2);
	}

	@Test
	void refusesOneReplicaTooMany() {
		VersionVector vector = new VersionVector(Limits.DEFAULT.withReplicas(1));
		vector.increment(1);

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> vector.increment(2))
			.withMessage("The state would have 2 replicas, more than the allowed 1; remove some, or give every replica"
					+ " Limits with more replicas")
			.satisfies((LimitExceededException ex) -> {
				assertThat(ex.actual()).isEqualTo(2);
				assertThat(ex.limit()).isEqualTo(1);
			});
		assertThat(vector).hasToString("[1:1]");
	}

	@Test
	void printsReplicasWithoutSign() {
		assertThat(vector(-1, 3, 3)).hasToString("[3:2, 18446744073709551615:1]");
	}

}
