package dev.lattice.engine.signal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random programs against an oracle that computes everything anew.
 * <p>
 * {@code -Dlattice.law.seeds=1000000} runs more of them; {@code -Dlattice.law.seed=4711}
 * runs one, which then says each thing that it does.
 */
class GraphLawTests {

	private static final long SEEDS = Long.getLong("lattice.law.seeds", 10_000);

	private static final Long SEED = Long.getLong("lattice.law.seed");

	/** So many are enough to do everything that a program can do. */
	private static final long ENOUGH = 200;

	private final LawCounts counts = new LawCounts();

	@Test
	void everyReadAndEveryEffectSeesWhatComputingAnewGives() {
		if (SEED != null) {
			LawProgram.run(SEED, this.counts, LawFault.NONE, true);
			return;
		}
		for (long seed = 0; seed < SEEDS; seed++) {
			LawProgram.run(seed, this.counts, LawFault.NONE, false);
		}
		if (SEEDS >= ENOUGH) {
			theProgramsDidWhatTheyAreFor();
		}
	}

	/**
	 * Each tells apart what the others do not: a plan that outlives a read in its batch,
	 * the readers of a memo that changed while it was computed, what a computation sets
	 * in a batch.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 553, 43_620, 190_682 })
	void programsThatOnceWentWrongGoRight(long seed) {
		LawProgram.run(seed, this.counts, LawFault.NONE, false);
	}

	private void theProgramsDidWhatTheyAreFor() {
		assertThat(this.counts.switches).as("runs that read other sources than before").isPositive();
		assertThat(this.counts.reverts).as("values restored in a batch").isPositive();
		assertThat(this.counts.disposals).as("effects and watchers that ended").isPositive();
		assertThat(this.counts.cleanups).as("cleanups").isPositive();
		assertThat(this.counts.throwing).as("runs that failed").isPositive();
		assertThat(this.counts.nested).as("effects made in a run").isPositive();
		assertThat(this.counts.repeats).as("writes of one signal, time and again").isPositive();
		assertThat(this.counts.abandoned).as("computations left for others").isPositive();
		assertThat(this.counts.lost).as("computations only to be sure").isPositive();
		assertThat(this.counts.drains).as("drains").isPositive();
	}

}
