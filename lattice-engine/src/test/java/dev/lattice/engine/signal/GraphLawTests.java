package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Random graphs against computing everything anew. */
class GraphLawTests {

	/** Another number of programs: {@code -Dlattice.law.seeds=100}. */
	private static final int SEEDS = Integer.getInteger("lattice.law.seeds", 10_000);

	@Test
	void everyReadAndEveryEffectSeesWhatComputingAnewGives() {
		for (long seed = 0; seed < SEEDS; seed++) {
			try {
				run(seed);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("The program of seed " + seed + " failed", ex);
			}
		}
	}

	private static void run(long seed) {
		Random random = new Random(seed);
		Scope root = Scope.root((action) -> {
		});
		root.run(() -> {
			List<Signal<Integer>> signals = new ArrayList<>();
			List<IntSupplier> live = new ArrayList<>();
			List<IntSupplier> naive = new ArrayList<>();
			for (int i = 0; i < 1 + random.nextInt(4); i++) {
				Signal<Integer> signal = new Signal<>(random.nextInt(4));
				signals.add(signal);
				live.add(signal::get);
				naive.add(signal::peek);
			}
			for (int i = 0; i < random.nextInt(14); i++) {
				Formula formula = Formula.random(random, live.size());
				Memo<Integer> memo = new Memo<>(() -> formula.compute(live));
				live.add(memo::get);
				naive.add(() -> formula.compute(naive));
			}
			List<int[]> seen = new ArrayList<>();
			List<Formula> effects = new ArrayList<>();
			for (int i = 0; i < random.nextInt(4); i++) {
				Formula formula = Formula.random(random, live.size());
				int[] value = { 0, 0 };
				seen.add(value);
				effects.add(formula);
				new Effect(() -> {
					value[0] = formula.compute(live);
					value[1]++;
				});
			}
			for (int step = 0; step < 40; step++) {
				int[] runs = seen.stream().mapToInt((value) -> value[1]).toArray();
				Scope.batch(() -> {
					for (int write = 0; write <= random.nextInt(3); write++) {
						signals.get(random.nextInt(signals.size())).set(random.nextInt(4));
						int read = random.nextInt(live.size());
						assertThat(live.get(read).getAsInt()).as("read in a batch")
							.isEqualTo(naive.get(read).getAsInt());
					}
				});
				for (int i = 0; i < seen.size(); i++) {
					assertThat(seen.get(i)[0]).as("effect").isEqualTo(effects.get(i).compute(naive));
					assertThat(seen.get(i)[1] - runs[i]).as("runs of an effect in one flush").isBetween(0, 1);
				}
				int read = random.nextInt(live.size());
				assertThat(live.get(read).getAsInt()).as("read").isEqualTo(naive.get(read).getAsInt());
			}
		});
		root.dispose();
		assertThat(root.graphSize()).isEqualTo(new GraphSize(0, 0));
	}

	/** Reads one node, and depending on its value one of two others. */
	private record Formula(int first, int second, int third, int modulus) {

		static Formula random(Random random, int nodes) {
			return new Formula(random.nextInt(nodes), random.nextInt(nodes), random.nextInt(nodes),
					2 + random.nextInt(4));
		}

		int compute(List<IntSupplier> nodes) {
			int a = nodes.get(this.first).getAsInt();
			int b = nodes.get((a % 2 == 0) ? this.second : this.third).getAsInt();
			return (3 * a + b) % this.modulus;
		}

	}

}
