package dev.lattice.inbrowser;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkloadTests {

	private static final int STEPS = 300;

	@ParameterizedTest
	@EnumSource
	void theSameSeedGivesTheSameChecksum(Workload workload) {
		assertThat(workload.run(7, STEPS)).isEqualTo(workload.run(7, STEPS));
	}

	@ParameterizedTest
	@EnumSource
	void everySeedAndEveryLengthGivesAnotherOne(Workload workload) {
		Set<Long> sums = new HashSet<>();
		for (int seed = 0; seed < 20; seed++) {
			sums.add(workload.run(seed, STEPS));
			sums.add(workload.run(seed, STEPS + 1));
		}
		assertThat(sums).hasSize(40);
	}

}
