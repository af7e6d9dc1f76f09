package dev.lattice.store.embedded;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random courses of appends, snapshots, full disks, failing synchronizations and crashes.
 * {@code -Dlattice.store.seeds=100000} tries more of them,
 * {@code -Dlattice.store.seed=17} begins with another one.
 */
class SimulationTests {

	private static final long FIRST = Long.getLong("lattice.store.seed", 1);

	private static final int SEEDS = Integer.getInteger("lattice.store.seeds", 500);

	@Test
	void nothingAcknowledgedIsEverLostAndNothingElseAppears() {
		for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
			Simulation simulation = null;
			try {
				simulation = new Simulation(seed);
				simulation.run(200);
				assertThat(simulation.events).noneMatch((event) -> event instanceof StoreHealth.SegmentDamaged
						|| event instanceof StoreHealth.SnapshotDamaged);
			}
			catch (AssertionError | RuntimeException ex) {
				throw new AssertionError("Seed " + seed + ": " + ex.getMessage()
						+ ((simulation != null) ? "; events " + simulation.events : ""), ex);
			}
		}
	}

}
