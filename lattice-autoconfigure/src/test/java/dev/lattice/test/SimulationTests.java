package dev.lattice.test;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens between pages and servers, quiet pages show what they should.
 * {@code -Dlattice.simulation.seeds=100000} tries more courses,
 * {@code -Dlattice.simulation.seed=7} begins with another one.
 */
class SimulationTests {

	private static final long FIRST = Long.getLong("lattice.simulation.seed", 0);

	private static final long SEEDS = Long.getLong("lattice.simulation.seeds", 2_000);

	@Test
	void pagesAndSessionsAgreeWhateverHappens() {
		LongStream.range(FIRST, FIRST + SEEDS).forEach((seed) -> assertThat(Simulation.run(seed)).isNull());
	}

	@Test
	void theSameSeedTakesTheSameCourse() {
		assertThat(Simulation.traced(3)).hasSizeGreaterThan(1_000).isEqualTo(Simulation.traced(3));
	}

}
