package dev.lattice.crdt.vectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares random histories with the real Yjs. {@code -Dlattice.fuzz.seeds=20000} runs
 * more of them, {@code -Dlattice.fuzz.first=4711} others; one seed alone is
 * {@code -Dlattice.fuzz.first=4711 -Dlattice.fuzz.seeds=1}.
 */
class YjsDifferentialTests {

	private static final long FIRST = Long.getLong("lattice.fuzz.first", 0);

	private static final long SEEDS = Long.getLong("lattice.fuzz.seeds", 2_000);

	@Test
	void randomHistoriesLeadToTheBytesOfYjs() {
		leadToTheBytesOfYjs(FIRST, SEEDS);
	}

	/** Kinds of histories that the first seeds have not. */
	@ParameterizedTest
	@ValueSource(longs = { 100_000, 200_000, 1_000_000 })
	void shortHistoriesLeadToTheBytesOfYjs(long first) {
		leadToTheBytesOfYjs(first, 1_000);
	}

	/**
	 * 639 … 4897: undo brought elements of several clients back in another order. 700341:
	 * what followed from an undo in a transaction of its own was taken for a new edit.
	 * 855629: documents in a deleted type were told of in another order. 762046, 968666:
	 * what waited was tried sooner, and formats were cleaned up elsewhere.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 639, 2236, 2404, 2926, 4897, 700_341, 855_629, 762_046, 968_666 })
	void historiesThatOnceDifferedLeadToTheBytesOfYjs(long seed) {
		leadToTheBytesOfYjs(seed, 1);
	}

	/** In another order of the updates than that in which they were made. */
	@ParameterizedTest
	@ValueSource(longs = { 50_135, 63_798, 133_850, 170_680 })
	void whereYjsWaitsForEverTheDocumentIsWhatItWouldHaveBeen(long seed) {
		FuzzingTally tally = leadToTheBytesOfYjs(seed, 1);
		assertThat(tally.get(FuzzingTally.Count.YJS_WAITS)).isEqualTo(1);
	}

	private static FuzzingTally leadToTheBytesOfYjs(long first, long seeds) {
		FuzzingTally tally = new Fuzzing(new LatticeSubject()).run(first, seeds);
		System.out.println("fuzzing from " + first + ": " + tally);
		assertThat(tally.broken()).isEmpty();
		assertThat(tally.divergences()).isEmpty();
		return tally;
	}

}
