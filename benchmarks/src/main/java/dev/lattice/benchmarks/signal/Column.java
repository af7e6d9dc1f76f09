package dev.lattice.benchmarks.signal;

import org.jspecify.annotations.Nullable;

/** What can run rows: an engine, or a limit for engines. One fork runs one column. */
interface Column {

	/**
	 * Builds a row, in place of the one before.
	 * @param row what to build
	 * @return what to measure, or null when the column has nothing to say about the row
	 */
	@Nullable Op build(Row row);

	/**
	 * Asks a probe about a new graph.
	 * @param probe what to ask
	 * @param size how many nodes to use
	 * @return what was found, or NaN when the column cannot be asked
	 */
	double probe(Probe probe, int size);

	/** Runs an action where the row's graph can be written. */
	void turn(Runnable action);

}
