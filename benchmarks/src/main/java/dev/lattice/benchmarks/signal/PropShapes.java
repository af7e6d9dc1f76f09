package dev.lattice.benchmarks.signal;

import java.util.function.IntConsumer;

/** One write through chains side by side, each with an effect at its end. */
final class PropShapes {

	static final int WRITES = 20;

	static final int INTS = 50;

	private PropShapes() {
	}

	static <S, M> Op chains(Engine<S, M> engine, int width, int height) {
		S head = engine.signal(KairoShapes.BASE);
		Sink sink = new Sink();
		for (int i = 0; i < width; i++) {
			M current = engine.plusSignal(head, 1);
			for (int j = 1; j < height; j++) {
				current = engine.plus(current, 1);
			}
			engine.watch(current, sink);
		}
		return writes((value) -> engine.set(head, value), sink);
	}

	/** One chain of ints, unboxed where the engine can do that. */
	static <S, M> Op ints(Engine<S, M> engine) {
		Sink sink = new Sink();
		return writes(engine.intChain(KairoShapes.BASE, INTS, sink), sink);
	}

	private static Op writes(IntConsumer head, Sink sink) {
		return () -> {
			sink.clear();
			for (int i = 0; i < WRITES; i++) {
				head.accept(KairoShapes.BASE + i);
			}
			return sink.with(0);
		};
	}

}
