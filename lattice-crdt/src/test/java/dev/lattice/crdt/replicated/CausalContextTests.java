package dev.lattice.crdt.replicated;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CausalContextTests {

	private static final int MAX = 12;

	private final CausalContext context = new CausalContext(Limits.DEFAULT);

	private static CausalContext context(long... counters) {
		CausalContext context = new CausalContext(Limits.DEFAULT);
		for (long counter : counters) {
			context.add(new Dot(1, counter));
		}
		return context;
	}

	@Test
	void eventsThatFollowOneAnotherAreOneRange() {
		this.context.add(new Dot(1, 1));
		this.context.add(new Dot(1, 3));
		assertThat(this.context).hasToString("[1:1,3]");
		assertThat(this.context.ranges()).isEqualTo(2);

		this.context.add(new Dot(1, 2));

		assertThat(this.context).hasToString("[1:1-3]");
		assertThat(this.context.ranges()).isEqualTo(1);
	}

	@Test
	void aThousandEventsOutOfOrderBecomeOneRangeOnceAllAreThere() {
		for (int i = 999; i >= 0; i--) {
			this.context.add(new Dot(1, (i * 7) % 1_000 + 1));
		}

		assertThat(this.context).hasToString("[1:1-1000]");
		assertThat(this.context.encode()).hasSize(8);
	}

	@Test
	void theNextEventFollowsTheLastKnownOneEvenAfterAGap() {
		assertThat(this.context.next(5)).isEqualTo(new Dot(5, 1));
		this.context.add(new Dot(5, 4));
		assertThat(this.context.next(5)).isEqualTo(new Dot(5, 5));
	}

	@Test
	void thereIsNoEventAfterTheLast() {
		this.context.add(new Dot(5, VersionVector.MAX_COUNT));

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> this.context.next(5))
			.withMessage("Replica 5 would have counted 140737488355328, more than the possible 140737488355327;"
					+ " let it go on under a new id");
	}

	@Test
	void whatIsContiguousEndsBeforeTheFirstGap() {
		CausalContext gaps = context(1, 2, 4);
		gaps.add(new Dot(2, 2));

		assertThat(gaps.contiguous()).hasToString("[1:2]");
	}

	@Test
	void contextsCompareAsTheirEventsDo() {
		assertThat(context(1, 3).compare(context(1, 2, 3))).isEqualTo(Causality.BEFORE);
		assertThat(context(1, 2, 3).compare(context(2))).isEqualTo(Causality.AFTER);
		assertThat(context(1, 3).compare(context(1, 2))).isEqualTo(Causality.CONCURRENT);
		assertThat(context(2, 1).compare(context(1, 2))).isEqualTo(Causality.EQUAL);
	}

	@Test
	void doesWhatASetOfDotsDoes() {
		for (long seed = 0; seed < 3_000; seed++) {
			Random random = new Random(seed);
			Set<Dot> a = randomDots(random);
			Set<Dot> b = randomDots(random);
			CausalContext contextOfA = contextOf(a);
			CausalContext contextOfB = contextOf(b);

			assertThat(contextOfA.compare(contextOfB)).as("seed %d", seed)
				.isEqualTo(Causality.of(a.containsAll(b), b.containsAll(a)));
			boolean changed = contextOfA.merge(contextOfB);

			assertThat(a.addAll(b)).as("seed %d", seed).isEqualTo(changed);
			requireSame(seed, contextOfA, a);
			assertThat(contextOfA).as("seed %d", seed).isEqualTo(contextOf(a));
		}
	}

	private static void requireSame(long seed, CausalContext context, Set<Dot> dots) {
		int ranges = 0;
		for (long replica = 0; replica < 2; replica++) {
			long contiguous = 0;
			for (long counter = 1; counter <= MAX; counter++) {
				Dot dot = new Dot(replica, counter);
				boolean follows = counter > 1 && dots.contains(new Dot(replica, counter - 1));
				ranges += (dots.contains(dot) && !follows) ? 1 : 0;
				contiguous += (dots.contains(dot) && contiguous == counter - 1) ? 1 : 0;
				assertThat(context.contains(dot)).as("seed %d, %s", seed, dot).isEqualTo(dots.contains(dot));
			}
			assertThat(context.contiguous().get(replica)).as("seed %d", seed).isEqualTo(contiguous);
		}
		assertThat(context.size()).as("seed %d", seed).isEqualTo(dots.size());
		assertThat(context.ranges()).as("seed %d", seed).isEqualTo(ranges);
	}

	private static Set<Dot> randomDots(Random random) {
		Set<Dot> dots = new HashSet<>();
		for (int i = random.nextInt(12); i > 0; i--) {
			dots.add(new Dot(random.nextInt(2), 1 + random.nextInt(MAX)));
		}
		return dots;
	}

	private static CausalContext contextOf(Set<Dot> dots) {
		CausalContext context = new CausalContext(Limits.DEFAULT);
		dots.forEach(context::add);
		return context;
	}

	@Test
	void refusesOneGapTooManyAndStaysAsItWas() {
		CausalContext small = new CausalContext(Limits.DEFAULT.withEntries(1).withRanges(2));
		small.add(new Dot(1, 1));
		small.add(new Dot(1, 3));

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.merge(context(2, 5, 7)))
			.withMessageContaining("3 ranges, more than the allowed 2");
		assertThat(small).hasToString("[1:1,3]");
	}

	@Test
	void thereIsNoEventBeforeTheFirst() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Dot(3, 0))
			.withMessage("Counter 0 of replica 3 is no event; use 1 to 140737488355327");
	}

}
