package dev.lattice.crdt.replicated;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MvRegisterTests {

	private final MvRegister<String> here = new MvRegister<>(ValueCodec.strings(), Limits.DEFAULT);

	private final MvRegister<String> there = new MvRegister<>(ValueCodec.strings(), Limits.DEFAULT);

	@Test
	void holdsNothingBeforeTheFirstWrite() {
		assertThat(this.here.values()).isEmpty();
	}

	@Test
	void aWriteReplacesWhatItsReplicaHasSeen() {
		this.there.merge(this.here.set(1, "red"));

		this.here.merge(this.there.set(2, "blue"));

		assertThat(this.here.values()).containsExactly("blue");
	}

	@Test
	void writesAtTheSameTimeAreAllKept() {
		MvRegister<String> red = this.here.set(1, "red");
		MvRegister<String> blue = this.there.set(2, "blue");

		this.here.merge(blue);
		this.there.merge(red);

		assertThat(this.here.values()).containsExactly("blue", "red");
		assertThat(this.there).isEqualTo(this.here);
	}

	@Test
	void equalValuesWrittenAtTheSameTimeAreOne() {
		this.here.set(1, "red");

		this.here.merge(this.there.set(2, "red"));

		assertThat(this.here.values()).containsExactly("red");
	}

	@Test
	void aWriteAfterBothReplacesBoth() {
		this.here.set(1, "red");
		this.here.merge(this.there.set(2, "blue"));

		this.there.merge(this.here.set(1, "violet"));

		assertThat(this.there.values()).containsExactly("violet");
	}

	@Test
	void aLostWriteLeavesWhatItReplacedUntilTheWholeStateArrives() {
		this.there.merge(this.here.set(1, "red"));
		this.here.set(1, "lost");
		this.there.merge(this.here.set(1, "blue"));
		assertThat(this.there.values()).containsExactly("blue", "red");

		this.there.merge(this.here);

		assertThat(this.there.values()).containsExactly("blue");
	}

}
