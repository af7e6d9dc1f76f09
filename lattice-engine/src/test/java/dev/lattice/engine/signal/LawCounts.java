package dev.lattice.engine.signal;

/** What the random programs have done, over all seeds. */
final class LawCounts {

	/** Runs that read other sources than the run before. */
	long switches;

	/** Signals set back within a batch. */
	long reverts;

	long disposals;

	long throwing;

	long nested;

	/** Writes of the same signal, time and again, while nothing else happened. */
	long repeats;

	/** Computations that were left in the middle. */
	long abandoned;

	/** Computations that only ran because nobody observed the memo meanwhile. */
	long lost;

	long cleanups;

	long drains;

}
