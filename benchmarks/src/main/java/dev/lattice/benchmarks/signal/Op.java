package dev.lattice.benchmarks.signal;

/** What is measured: some writes to a graph that stands. */
@FunctionalInterface
interface Op {

	/**
	 * Runs once. It leaves the graph so that the next run does the same work.
	 * @return a sum over what was seen, the same each time and for every column
	 */
	long run();

}
