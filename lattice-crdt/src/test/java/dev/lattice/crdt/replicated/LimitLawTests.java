package dev.lattice.crdt.replicated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Small limits, which random changes and merges run into again and again. */
class LimitLawTests {

	private static final long SEEDS = Long.getLong("lattice.law.seeds", 200);

	private static final Limits SMALL = Limits.DEFAULT.withReplicas(2).withEntries(2).withRanges(3).withBytes(4);

	static Stream<Supplier<Subject<?>>> types() {
		return ReplicatedStateLawTests.types();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void whatIsTooLargeIsRefusedAsAWholeAndTheRestCanBeDecoded(Supplier<Subject<?>> type) throws StateDecodeException {
		int refused = 0;
		for (long seed = 0; seed < SEEDS; seed++) {
			refused += run(type.get(), seed);
		}
		if (!type.get().toString().equals("last-writer-wins register")) {
			assertThat(refused).as("changes and merges that were refused").isPositive();
		}
	}

	private static <S extends ReplicatedState<S>> int run(Subject<S> subject, long seed) throws StateDecodeException {
		Random random = new Random(seed);
		List<S> states = new ArrayList<>();
		for (int node = 0; node < Subject.NODES; node++) {
			// Half of them may hold more than the others take.
			states.add(subject.bottom((node < 2) ? SMALL : Limits.DEFAULT));
		}
		int refused = 0;
		for (int step = 0; step < 60; step++) {
			subject.pass(random);
			int node = random.nextInt(Subject.NODES);
			S state = states.get(node);
			byte[] before = state.encode();
			try {
				if (random.nextBoolean()) {
					subject.change(state, random.nextInt(Subject.NODES), random, new HashSet<>(), new HashSet<>());
				}
				else {
					state.merge(states.get(random.nextInt(Subject.NODES)));
				}
			}
			catch (LimitExceededException ex) {
				refused++;
				assertThat(state.encode()).as("seed %d", seed).isEqualTo(before);
				assertThat(ex.actual()).as("seed %d", seed).isGreaterThan(ex.limit());
			}
			if (node < 2) {
				assertThat(subject.decode(state.encode(), SMALL, Subject.NODES)).as("seed %d", seed).isEqualTo(state);
			}
		}
		return refused;
	}

}
