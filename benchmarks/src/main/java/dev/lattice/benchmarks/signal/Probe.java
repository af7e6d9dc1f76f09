package dev.lattice.benchmarks.signal;

/**
 * Something other than the time of an operation that can be found out about an engine.
 */
@FunctionalInterface
interface Probe {

	/**
	 * Finds it out.
	 * @param <S> the engine's signals
	 * @param <M> the engine's memos
	 * @param engine a new one
	 * @param size how many nodes to use
	 * @return what was found, in the unit of the probe
	 */
	<S, M> double measure(Engine<S, M> engine, int size);

}
