package dev.lattice.engine.signal;

import java.util.List;

/**
 * Hears what runs in a graph, and why. For consoles and for finding out what runs too
 * often; while one is set, the graph makes no plans and is slower.
 */
@FunctionalInterface
public interface Trace {

	/**
	 * Hears that an observer is about to run, on the thread of the turn. Must not touch
	 * the graph.
	 * @param observer the kind and name of a memo, an effect or a hole, such as
	 * {@code memo 'total'}
	 * @param changed the kinds and names of those of its sources that have changed; empty
	 * when it runs for the first time, or is computed anew because nobody observed it
	 */
	void runs(String observer, List<String> changed);

}
