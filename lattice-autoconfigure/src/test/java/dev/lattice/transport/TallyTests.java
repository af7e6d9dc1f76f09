package dev.lattice.transport;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TallyTests {

	private final Tally tally = new Tally(2);

	@Test
	void eachKeyHasItsOwnLimit() {
		assertThat(this.tally.tryAdd("a")).isTrue();
		assertThat(this.tally.tryAdd("a")).isTrue();

		assertThat(this.tally.tryAdd("a")).isFalse();
		assertThat(this.tally.tryAdd("b")).isTrue();
	}

	@Test
	void whatIsRemovedMakesRoom() {
		this.tally.tryAdd("a");
		this.tally.tryAdd("a");
		this.tally.remove("a");

		assertThat(this.tally.tryAdd("a")).isTrue();
		assertThat(this.tally.tryAdd("a")).isFalse();
	}

	@Test
	void whatCountsNothingIsForgotten() {
		this.tally.tryAdd("a");
		this.tally.remove("a");
		this.tally.remove("a");

		assertThat(this.tally.size()).isZero();
	}

	@Test
	void whatHasNoKeyHasNoLimit() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.tally.tryAdd(null)).isTrue();
		}
		this.tally.remove(null);
	}

	@Test
	void aLimitIsAboveZero() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Tally(0)).withMessageContaining("0");
	}

}
