package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Milliseconds to end all the effects of one signal, in random order. */
final class DisposeProbe {

	private static final int REPETITIONS = 5;

	private static final double NANOS = 1e6;

	private DisposeProbe() {
	}

	static <S, M> double random(Engine<S, M> engine, int size) {
		double[] best = { Double.MAX_VALUE };
		engine.turn(() -> {
			for (int i = 0; i < REPETITIONS; i++) {
				best[0] = Math.min(best[0], once(engine, size));
			}
		});
		return best[0];
	}

	private static <S, M> double once(Engine<S, M> engine, int size) {
		S signal = engine.signal(1);
		Sink sink = new Sink();
		List<Runnable> ends = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			ends.add(engine.endableEffect(() -> sink.add((Integer) engine.get(signal))));
		}
		Collections.shuffle(ends, new Random(1));
		long start = Sampler.cpuNanos();
		ends.forEach(Runnable::run);
		double millis = (Sampler.cpuNanos() - start) / NANOS;
		engine.set(signal, 2);
		if (sink.runs != size) {
			throw new IllegalStateException(sink.runs - size + " effects run although they have ended");
		}
		return millis;
	}

}
