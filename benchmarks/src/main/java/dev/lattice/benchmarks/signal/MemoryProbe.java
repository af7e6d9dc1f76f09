package dev.lattice.benchmarks.signal;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Bytes that stay on the heap for each node. The nodes share one function and one value,
 * so that neither counts; what the nodes read is made before the first look at the heap.
 */
final class MemoryProbe {

	private static final Object VALUE = 1;

	/**
	 * The serial collector leaves some dead objects in place, but not every fourth time.
	 */
	private static final int COLLECTIONS = 4;

	private MemoryProbe() {
	}

	static <S, M> double signal(Engine<S, M> engine, int size) {
		Object[] held = new Object[size];
		return bytes(engine, size, held, (i) -> held[i] = engine.signal(VALUE));
	}

	/** A memo that nobody has read. */
	static <S, M> double memo(Engine<S, M> engine, int size) {
		Object[] held = new Object[size];
		return bytes(engine, size, held, (i) -> held[i] = engine.memo(() -> VALUE));
	}

	/** A memo that was read from outside, over so many signals of its own. */
	static <S, M> double reading(Engine<S, M> engine, int size, int edges) {
		Nodes<S, M> nodes = new Nodes<>(engine, size, edges);
		// In a turn of its own: the peer's first turn is a scope, which would observe the
		// memos.
		engine.turn(nodes::makeSignals);
		return bytes(engine, size, nodes, nodes::read);
	}

	/** A memo and the effect that reads it. */
	static <S, M> double observed(Engine<S, M> engine, int size, int edges) {
		Nodes<S, M> nodes = new Nodes<>(engine, size, edges);
		return bytes(engine, size, nodes, nodes::makeSignals, nodes::observe);
	}

	/** An effect that reads a signal of its own. */
	static <S, M> double effect(Engine<S, M> engine, int size) {
		Nodes<S, M> nodes = new Nodes<>(engine, size, 1);
		return bytes(engine, size, nodes, nodes::makeSignals, nodes::effect);
	}

	/** A signal, a memo and an effect, with the functions of both. */
	static <S, M> double chain(Engine<S, M> engine, int size) {
		Sink sink = new Sink();
		return bytes(engine, size, sink, (i) -> engine.watch(engine.plusSignal(engine.signal(VALUE), 1), sink));
	}

	private static <S, M> double bytes(Engine<S, M> engine, int size, Object held, IntConsumer make) {
		return bytes(engine, size, held, () -> {
		}, make);
	}

	private static <S, M> double bytes(Engine<S, M> engine, int size, Object held, Runnable prepare, IntConsumer make) {
		long[] used = new long[2];
		engine.turn(() -> {
			prepare.run();
			used[0] = used();
			for (int i = 0; i < size; i++) {
				make.accept(i);
			}
			used[1] = used();
		});
		Reference.reachabilityFence(held);
		Reference.reachabilityFence(engine);
		return (double) (used[1] - used[0]) / size;
	}

	private static long used() {
		long least = Long.MAX_VALUE;
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
			least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
		}
		return least;
	}

	/** Signals, and room for what reads them. */
	private static final class Nodes<S, M> {

		private final Engine<S, M> engine;

		private final int size;

		private final int edges;

		private final List<S> signals = new ArrayList<>();

		private final List<M> memos;

		private final Supplier<Object> function = this::readSignals;

		private final Runnable watchSignals = this::readSignals;

		private final Runnable watchMemo = this::readMemo;

		/** The node that is being made; the shared functions look here. */
		private int current;

		Nodes(Engine<S, M> engine, int size, int edges) {
			this.engine = engine;
			this.edges = edges;
			this.memos = new ArrayList<>(size);
			this.size = size;
		}

		void makeSignals() {
			for (int i = 0; i < this.size * this.edges; i++) {
				this.signals.add(this.engine.signal(VALUE));
			}
		}

		void read(int index) {
			memo(index);
			readMemo();
		}

		void observe(int index) {
			memo(index);
			this.engine.effect(this.watchMemo);
		}

		void effect(int index) {
			this.current = index;
			this.engine.effect(this.watchSignals);
		}

		private void memo(int index) {
			this.current = index;
			this.memos.add(this.engine.memo(this.function));
		}

		private Object readSignals() {
			for (int i = 0; i < this.edges; i++) {
				this.engine.get(this.signals.get(this.edges * this.current + i));
			}
			return VALUE;
		}

		private void readMemo() {
			Object value = this.engine.value(this.memos.get(this.current));
			if (!value.equals(VALUE)) {
				throw new IllegalStateException("The memo is " + value);
			}
		}

	}

}
