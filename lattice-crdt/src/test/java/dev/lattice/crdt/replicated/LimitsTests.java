package dev.lattice.crdt.replicated;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LimitsTests {

	@Test
	void refusesWhatIsOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withReplicas(65_537))
			.withMessage("Limit of replicas is 65537, out of its range; use 1 to 65536");
		assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withReplicas(0));
		assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withEntries(0));
		assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withEntries(Integer.MAX_VALUE));
		assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withBytes((1 << 30) + 1));
	}

	@Test
	void rangesAreMoreThanEntries() {
		assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withEntries(10).withRanges(10))
			.withMessage("Limit of ranges is 10, out of its range; use 11 to 33554432");
		assertThat(Limits.DEFAULT.withEntries(1_000_000).ranges()).isEqualTo(1_000_001);
	}

}
