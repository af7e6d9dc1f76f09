package dev.lattice.benchmarks.signal;

/** One write through chains side by side, each with an effect at its end. */
final class PropShapes {

	static final int WRITES = 20;

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
		return () -> {
			sink.clear();
			for (int i = 0; i < WRITES; i++) {
				engine.set(head, KairoShapes.BASE + i);
			}
			return sink.with(0);
		};
	}

}
