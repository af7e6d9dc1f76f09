package dev.lattice.benchmarks.signal;

import java.util.List;

/**
 * A sheet of four columns and many rows, each cell computed from the row above and
 * watched by an effect: the benchmark of cellx as js-reactivity-benchmark has it.
 */
final class CellShape {

	/** The last row before and after the writes, as js-reactivity-benchmark has it. */
	private static final List<Integer> BEFORE = List.of(-3, -6, -2, 2);

	private static final List<Integer> AFTER = List.of(-2, -4, 2, 3);

	private CellShape() {
	}

	static <S, M> Op thousand(Engine<S, M> engine) {
		List<S> head = List.of(engine.signal(1), engine.signal(2), engine.signal(3), engine.signal(4));
		Sink sink = new Sink();
		List<M> last = List.of(engine.plusSignal(head.get(1), 0), engine.subtractSignals(head.get(0), head.get(2)),
				engine.addSignals(head.get(1), head.get(3)), engine.plusSignal(head.get(2), 0));
		last.forEach((cell) -> engine.watch(cell, sink));
		for (int i = 1; i < 1_000; i++) {
			List<M> above = last;
			last = List.of(engine.plus(above.get(1), 0), engine.subtract(above.get(0), above.get(2)),
					engine.add(above.get(1), above.get(3)), engine.plus(above.get(2), 0));
			last.forEach((cell) -> engine.watch(cell, sink));
		}
		List<M> end = last;
		return () -> {
			sink.clear();
			write(engine, head, 4, 3, 2, 1);
			expect(engine, end, AFTER);
			write(engine, head, 1, 2, 3, 4);
			expect(engine, end, BEFORE);
			return sink.with(0);
		};
	}

	private static <S, M> void write(Engine<S, M> engine, List<S> head, int a, int b, int c, int d) {
		engine.batch(() -> {
			engine.set(head.get(0), a);
			engine.set(head.get(1), b);
			engine.set(head.get(2), c);
			engine.set(head.get(3), d);
		});
	}

	private static <S, M> void expect(Engine<S, M> engine, List<M> end, List<Integer> expected) {
		for (int i = 0; i < expected.size(); i++) {
			if (!expected.get(i).equals(engine.value(end.get(i)))) {
				throw new IllegalStateException(
						"Column " + i + " ends in " + engine.value(end.get(i)) + ", not in " + expected.get(i));
			}
		}
	}

}
