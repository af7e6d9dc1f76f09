package dev.lattice.crdt.replicated;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.lattice.crdt.replicated.Replicas.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random replicas of each type over random networks, against an oracle that remembers
 * everything that happened as a set of facts.
 * <p>
 * {@code -Dlattice.law.seeds=100000} runs more of them; {@code -Dlattice.law.seed=4711}
 * runs one.
 */
class ReplicatedStateLawTests {

	private static final long SEEDS = Long.getLong("lattice.law.seeds", 100);

	private static final Long SEED = Long.getLong("lattice.law.seed");

	private static final int STEPS = 80;

	static Stream<Supplier<Subject<?>>> types() {
		return Subjects.all().stream().map((Supplier<Subject<?>> type) -> new Supplier<>() {
			@Override
			public Subject<?> get() {
				return type.get();
			}

			@Override
			public String toString() {
				return type.get().toString();
			}
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void deltasInAnyOrderAndRepeatedlyLeadToTheSameBytes(Supplier<Subject<?>> type) {
		forEverySeed(type, Network.KEEPS, new Law() {
			@Override
			public <S extends ReplicatedState<S>> void holds(Replicas<S> replicas) throws StateDecodeException {
				replicas.run(STEPS);
				replicas.deliverAll();
				replicas.requireEqualBytes();
			}
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void wholeStatesMakeUpForDeltasThatAreLost(Supplier<Subject<?>> type) {
		forEverySeed(type, Network.LOSES, new Law() {
			@Override
			public <S extends ReplicatedState<S>> void holds(Replicas<S> replicas) throws StateDecodeException {
				replicas.run(STEPS);
				replicas.exchangeStates();
				replicas.requireEqualBytes();
				replicas.run(STEPS);
				replicas.exchangeStates();
				replicas.requireEqualBytes();
			}
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void joinsAreIdempotent(Supplier<Subject<?>> type) {
		forEveryThreeStates(type, new LawOfThree() {
			@Override
			public <S extends ReplicatedState<S>> void holds(Replicas<S> replicas, S a, S b, S c) {
				S joined = replicas.copy(a);
				assertThat(joined.merge(a)).isFalse();
				assertThat(joined.merge(joined)).isFalse();
				assertThat(joined).isEqualTo(a);
				joined.merge(b);
				assertThat(joined.merge(b)).isFalse();
				assertThat(joined.merge(a)).isFalse();
			}
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void joinsAreCommutative(Supplier<Subject<?>> type) {
		forEveryThreeStates(type, new LawOfThree() {
			@Override
			public <S extends ReplicatedState<S>> void holds(Replicas<S> replicas, S a, S b, S c) {
				S left = replicas.copy(a);
				left.merge(b);
				S right = replicas.copy(b);
				right.merge(a);
				assertThat(left).isEqualTo(right);
				assertThat(left.encode()).isEqualTo(right.encode());
			}
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void joinsAreAssociative(Supplier<Subject<?>> type) {
		forEveryThreeStates(type, new LawOfThree() {
			@Override
			public <S extends ReplicatedState<S>> void holds(Replicas<S> replicas, S a, S b, S c) {
				S left = replicas.copy(a);
				left.merge(b);
				left.merge(c);
				S right = replicas.copy(b);
				right.merge(c);
				S whole = replicas.copy(a);
				whole.merge(right);
				assertThat(left.encode()).isEqualTo(whole.encode());
			}
		});
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("types")
	void theLeastStateChangesNothing(Supplier<Subject<?>> type) {
		forEverySeed(type, Network.LOSES, new Law() {
			@Override
			public <S extends ReplicatedState<S>> void holds(Replicas<S> replicas) throws StateDecodeException {
				S bottom = replicas.copy(replicas.states().get(0));
				assertThat(bottom.isBottom()).isTrue();
				replicas.run(STEPS);
				S state = replicas.states().get(0);
				S joined = replicas.copy(state);
				assertThat(joined.merge(bottom)).isFalse();
				assertThat(joined).isEqualTo(state);
				assertThat(bottom.merge(state)).isNotEqualTo(state.isBottom());
				assertThat(bottom.encode()).isEqualTo(state.encode());
			}
		});
	}

	private static void forEveryThreeStates(Supplier<Subject<?>> type, LawOfThree law) {
		forEverySeed(type, Network.LOSES, new Law() {
			@Override
			public <S extends ReplicatedState<S>> void holds(Replicas<S> replicas) throws StateDecodeException {
				replicas.run(STEPS);
				List<S> states = replicas.states();
				law.holds(replicas, states.get(0), states.get(1), states.get(2));
			}
		});
	}

	private static void forEverySeed(Supplier<Subject<?>> type, Network network, Law law) {
		long first = (SEED != null) ? SEED : 0;
		long end = (SEED != null) ? SEED + 1 : SEEDS;
		for (long seed = first; seed < end; seed++) {
			try {
				hold(type.get(), seed, network, law);
			}
			catch (AssertionError | RuntimeException | StateDecodeException ex) {
				throw new AssertionError("seed " + seed + " (-Dlattice.law.seed=" + seed + ")", ex);
			}
		}
	}

	private static <S extends ReplicatedState<S>> void hold(Subject<S> subject, long seed, Network network, Law law)
			throws StateDecodeException {
		law.holds(new Replicas<>(subject, seed, network));
	}

	private interface Law {

		<S extends ReplicatedState<S>> void holds(Replicas<S> replicas) throws StateDecodeException;

	}

	private interface LawOfThree {

		<S extends ReplicatedState<S>> void holds(Replicas<S> replicas, S a, S b, S c);

	}

}
