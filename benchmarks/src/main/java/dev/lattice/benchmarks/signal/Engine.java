package dev.lattice.benchmarks.signal;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A way to make signals, memos and effects. Values are boxed integers unless a method
 * says otherwise.
 * <p>
 * The functions of the memos belong to the engine, not to the shapes: so a function reads
 * its sources with the engine's own {@code get()}, as an application would, and not
 * through an interface that would cost every engine the same and flatter the slow ones.
 * For the same reason there is a method for signals beside one for memos. Each makes
 * lambdas of a class of its own.
 *
 * @param <S> the engine's signals
 * @param <M> the engine's memos
 */
interface Engine<S, M> {

	/** How many kinds of {@link #mixed} there are. */
	int KINDS = 8;

	/** Runs an action where nodes can be made and written. */
	void turn(Runnable action);

	/** Runs an action whose writes are one. */
	void batch(Runnable writes);

	/** Runs an action, and then ends what it made. */
	void scoped(Runnable making);

	/** Ends the graph. */
	void dispose();

	S signal(Object value);

	M memo(Supplier<Object> function);

	void effect(Runnable action);

	/** Makes an effect and returns what ends it. */
	Runnable endableEffect(Runnable action);

	void set(S signal, Object value);

	Object get(S signal);

	Object value(M memo);

	// Memos of signals.

	M plusSignal(S source, int addend);

	M doubledSignal(S source);

	M negatedSignal(S source);

	M addSignals(S left, S right);

	M subtractSignals(S left, S right);

	M equalsSignal(S source, int wanted);

	/** The one or the other, by whether the first is odd. */
	M chosenSignal(S odd, S one, S other);

	M repeatedSignal(S source, int times);

	/** An array of all values, new each time. */
	M arrayOfSignals(List<S> sources);

	/** The sum of doubles. */
	M totalOfSignals(List<S> sources, Sink counter);

	/** The sum of doubles, without one that the first chooses when it is odd. */
	M droppingOfSignals(List<S> sources, Sink counter);

	// Memos of memos.

	M plus(M source, int addend);

	M zero(M source);

	M at(M array, int index);

	M add(M left, M right);

	M subtract(M left, M right);

	M sum(List<M> sources);

	M sumWith(S first, List<M> sources);

	/** One of {@link #KINDS} functions, each a class of its own. */
	M mixed(int kind, M left, M right);

	M unstable(S head, M odd, M even);

	/** The sum of doubles. */
	M total(List<M> sources, Sink counter);

	/** The sum of doubles, without one that the first chooses when it is odd. */
	M dropping(List<M> sources, Sink counter);

	// The memos of the shape called mol.

	M molParity(S a, S b);

	M molOffsets(S a, S b);

	M molLeft(M parity, S a, M offsets);

	M molRight(M offsets, S b);

	M molJoin(M parity, M left, M offsets, M right);

	// Effects.

	void watchSignal(S source, Sink sink);

	void watchTwo(S first, S second, Sink sink);

	void watchFour(S first, S second, S third, S fourth, Sink sink);

	void watchSignals(List<S> sources, Sink sink);

	void watch(M source, Sink sink);

	void watchHard(M source, Sink sink);

	/** Watches a boolean. */
	void watchTrue(M source, Sink sink);

	/** Watches doubles, and keeps none. */
	void watchAll(List<M> sources);

	// What some engines have something better for.

	/**
	 * Watches for each of so many rows whether it is the selected one. An engine with a
	 * selector overrides this.
	 */
	default void watchRows(S selected, int rows, Sink sink) {
		for (int id = 0; id < rows; id++) {
			watchTrue(equalsSignal(selected, id), sink);
		}
	}

	/**
	 * Makes a chain of ints with an effect at its end and returns what writes its head.
	 * An engine with unboxed nodes overrides this.
	 */
	default IntConsumer intChain(int first, int length, Sink sink) {
		S head = signal(first);
		M last = plusSignal(head, 1);
		for (int i = 1; i < length; i++) {
			last = plus(last, 1);
		}
		watch(last, sink);
		return (value) -> set(head, value);
	}

}
