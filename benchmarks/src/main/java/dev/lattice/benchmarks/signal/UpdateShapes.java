package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;

/** Few nodes, a hundred writes or reads: what a single one costs. */
final class UpdateShapes {

	static final int WRITES = 100;

	private static final int BASE = KairoShapes.BASE;

	private UpdateShapes() {
	}

	/** Nothing depends on the signal. */
	static <S, M> Op alone(Engine<S, M> engine) {
		S signal = engine.signal(BASE);
		return () -> {
			for (int i = 0; i < WRITES; i++) {
				engine.set(signal, BASE + i);
			}
			return (Integer) engine.get(signal);
		};
	}

	/** A memo has read the signal once, and nobody asks it again. */
	static <S, M> Op unasked(Engine<S, M> engine) {
		S signal = engine.signal(BASE);
		M memo = engine.plusSignal(signal, 1);
		engine.value(memo);
		return () -> {
			for (int i = 0; i < WRITES; i++) {
				engine.set(signal, BASE + i);
			}
			return (Integer) engine.get(signal);
		};
	}

	/** A memo without an observer is read after each write. */
	static <S, M> Op pulled(Engine<S, M> engine) {
		S signal = engine.signal(BASE);
		M memo = engine.plusSignal(signal, 1);
		return () -> {
			long read = 0;
			for (int i = 0; i < WRITES; i++) {
				engine.set(signal, BASE + i);
				read += (Integer) engine.value(memo);
			}
			return read;
		};
	}

	/** Signals are read from outside. */
	static <S, M> Op readSignals(Engine<S, M> engine) {
		List<S> signals = signals(engine, WRITES);
		return () -> {
			long read = 0;
			for (int i = 0; i < WRITES; i++) {
				read += (Integer) engine.get(signals.get(i));
			}
			return read;
		};
	}

	/** Memos that an effect observes are read from outside. */
	static <S, M> Op readMemos(Engine<S, M> engine) {
		Sink sink = new Sink();
		List<M> memos = new ArrayList<>();
		for (S signal : signals(engine, WRITES)) {
			memos.add(engine.plusSignal(signal, 1));
			engine.watch(memos.getLast(), sink);
		}
		return () -> {
			long read = 0;
			for (int i = 0; i < WRITES; i++) {
				read += (Integer) engine.value(memos.get(i));
			}
			return read;
		};
	}

	/** One signal, so many effects. */
	static <S, M> Op toEffects(Engine<S, M> engine, int effects) {
		S signal = engine.signal(BASE);
		Sink sink = new Sink();
		for (int i = 0; i < effects; i++) {
			engine.watchSignal(signal, sink);
		}
		return writes(engine, signal, sink);
	}

	/** One signal, one effect, each write in a batch of its own. */
	static <S, M> Op batched(Engine<S, M> engine) {
		S signal = engine.signal(BASE);
		Sink sink = new Sink();
		engine.watchSignal(signal, sink);
		return () -> {
			sink.clear();
			for (int i = 0; i < WRITES; i++) {
				int value = BASE + i;
				engine.batch(() -> engine.set(signal, value));
			}
			return sink.with(0);
		};
	}

	/** Two signals, one effect. */
	static <S, M> Op fromTwo(Engine<S, M> engine) {
		List<S> signals = signals(engine, 2);
		Sink sink = new Sink();
		engine.watchTwo(signals.get(0), signals.get(1), sink);
		return writes(engine, signals.get(0), sink);
	}

	/** Four signals, one effect. */
	static <S, M> Op fromFour(Engine<S, M> engine) {
		List<S> signals = signals(engine, 4);
		Sink sink = new Sink();
		engine.watchFour(signals.get(0), signals.get(1), signals.get(2), signals.get(3), sink);
		return writes(engine, signals.get(0), sink);
	}

	/** A thousand signals, one effect. */
	static <S, M> Op fromThousand(Engine<S, M> engine) {
		List<S> signals = signals(engine, 1_000);
		Sink sink = new Sink();
		engine.watchSignals(signals, sink);
		return writes(engine, signals.get(0), sink);
	}

	/** A memo that changes its source with each write. */
	static <S, M> Op flip(Engine<S, M> engine) {
		List<S> signals = signals(engine, 3);
		Sink sink = new Sink();
		engine.watch(engine.chosenSignal(signals.get(0), signals.get(1), signals.get(2)), sink);
		return writes(engine, signals.get(0), sink);
	}

	private static <S, M> List<S> signals(Engine<S, M> engine, int count) {
		List<S> signals = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			signals.add(engine.signal(BASE + i));
		}
		return signals;
	}

	private static <S, M> Op writes(Engine<S, M> engine, S signal, Sink sink) {
		return () -> {
			sink.clear();
			for (int i = 0; i < WRITES; i++) {
				engine.set(signal, BASE + i);
			}
			return sink.with(0);
		};
	}

}
