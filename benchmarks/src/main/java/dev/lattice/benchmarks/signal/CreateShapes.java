package dev.lattice.benchmarks.signal;

/** What it costs to make nodes and to end them. */
final class CreateShapes {

	static final int NODES = 1_000;

	private CreateShapes() {
	}

	/** Signals that nothing reads. */
	static <S, M> Op signals(Engine<S, M> engine) {
		Object[] made = new Object[NODES];
		return () -> {
			engine.scoped(() -> {
				for (int i = 0; i < NODES; i++) {
					made[i] = engine.signal(i);
				}
			});
			return made.length;
		};
	}

	/** Memos that nothing reads, over one signal. */
	static <S, M> Op memos(Engine<S, M> engine) {
		S signal = engine.signal(1);
		Object[] made = new Object[NODES];
		return () -> {
			engine.scoped(() -> {
				for (int i = 0; i < NODES; i++) {
					made[i] = engine.plusSignal(signal, i);
				}
			});
			return made.length;
		};
	}

	/** A signal and an effect each. */
	static <S, M> Op oneToOne(Engine<S, M> engine) {
		Sink sink = new Sink();
		return () -> {
			sink.clear();
			engine.scoped(() -> {
				for (int i = 0; i < NODES; i++) {
					engine.watchSignal(engine.signal(i), sink);
				}
			});
			return sink.with(0);
		};
	}

	/** Effects of one signal. */
	static <S, M> Op oneToMany(Engine<S, M> engine) {
		S signal = engine.signal(1);
		Sink sink = new Sink();
		return () -> {
			sink.clear();
			engine.scoped(() -> {
				for (int i = 0; i < NODES; i++) {
					engine.watchSignal(signal, sink);
				}
			});
			return sink.with(0);
		};
	}

	/** A signal, a memo and an effect each. */
	static <S, M> Op chains(Engine<S, M> engine) {
		Sink sink = new Sink();
		return () -> {
			sink.clear();
			engine.scoped(() -> {
				for (int i = 0; i < NODES; i++) {
					engine.watch(engine.plusSignal(engine.signal(i), 1), sink);
				}
			});
			return sink.with(0);
		};
	}

}
