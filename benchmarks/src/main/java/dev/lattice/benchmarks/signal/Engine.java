package dev.lattice.benchmarks.signal;

import java.util.List;

/**
 * A way to make signals, memos and effects. Values are boxed integers unless a method
 * says otherwise.
 * <p>
 * The functions of the memos belong to the engine, not to the shapes: so a function reads
 * its sources with the engine's own {@code get()}, as an application would, and not
 * through an interface that would cost every engine the same and flatter the slow ones.
 * Each method that takes a signal or a memo makes lambdas of a class of its own.
 *
 * @param <S> the engine's signals
 * @param <M> the engine's memos
 */
interface Engine<S, M> {

	/** Runs an action where nodes can be made and written. */
	void turn(Runnable action);

	/** Runs an action whose writes are one. */
	void batch(Runnable writes);

	/** Ends the graph. */
	void dispose();

	S signal(Object value);

	void set(S signal, Object value);

	/** Reads from outside the graph. */
	int read(S signal);

	/** Reads from outside the graph. */
	int value(M memo);

	// Memos of one source.

	M plus(S source, int addend);

	M next(M source, int addend);

	// Memos of many.

	M sum(List<M> sources);

	M sumWith(S first, List<M> sources);

	// Effects.

	void watchSignal(S source, Sink sink);

	void watch(M source, Sink sink);

}
