package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;

/** Graphs as pages have them. */
final class PageShapes {

	static final int WRITES = 20;

	static final int ROWS = 1_000;

	private static final int BASE = KairoShapes.BASE;

	private static final int LAYERS = 4;

	private static final int WIDTH = 50;

	private PageShapes() {
	}

	/** A list in which each row compares its number with the selected one. */
	static <S, M> Op list(Engine<S, M> engine) {
		S selected = engine.signal(-1);
		Sink sink = new Sink();
		for (int id = 0; id < ROWS; id++) {
			engine.watchTrue(engine.equalsSignal(selected, id), sink);
		}
		return selections(engine, selected, sink);
	}

	/** The same list, with a selector where the engine has one. */
	static <S, M> Op selector(Engine<S, M> engine) {
		S selected = engine.signal(-1);
		Sink sink = new Sink();
		engine.watchRows(selected, ROWS, sink);
		return selections(engine, selected, sink);
	}

	private static <S, M> Op selections(Engine<S, M> engine, S selected, Sink sink) {
		return () -> {
			sink.clear();
			for (int i = 0; i < WRITES; i++) {
				engine.set(selected, 300 + 7 * i);
			}
			return sink.with(0);
		};
	}

	/** Four layers of fifty memos of many classes, and an effect for each of the last. */
	static <S, M> Op grid(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		List<M> layer = new ArrayList<>();
		for (int i = 0; i < WIDTH; i++) {
			layer.add(engine.plusSignal(head, i));
		}
		for (int depth = 1; depth < LAYERS; depth++) {
			List<M> above = layer;
			layer = new ArrayList<>();
			for (int i = 0; i < WIDTH; i++) {
				int kind = (3 * depth + i) % Engine.KINDS;
				layer.add(engine.mixed(kind, above.get(i), above.get((i + 1) % WIDTH)));
			}
		}
		Sink sink = new Sink();
		layer.forEach((memo) -> engine.watch(memo, sink));
		return () -> {
			sink.clear();
			for (int i = 0; i < WRITES; i++) {
				engine.set(head, BASE + i);
			}
			return sink.with(0);
		};
	}

	/** The list by hand. */
	static final class ListFloor implements Op {

		private final Sink sink = new Sink();

		private final boolean[] marked = new boolean[ROWS];

		@Override
		public long run() {
			this.sink.clear();
			for (int i = 0; i < WRITES; i++) {
				select(300 + 7 * i);
			}
			return this.sink.with(0);
		}

		private void select(int selected) {
			for (int id = 0; id < ROWS; id++) {
				if (this.marked[id] != (id == selected)) {
					this.marked[id] = id == selected;
					this.sink.add(this.marked[id] ? 1 : 0);
				}
			}
		}

	}

}
