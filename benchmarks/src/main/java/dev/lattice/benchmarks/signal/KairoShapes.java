package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;

/**
 * The shapes called kairo in js-reactivity-benchmark. Values start high enough that none
 * comes from the cache of small integers; loops that only burn time are left out, since
 * the compiler would remove them.
 */
final class KairoShapes {

	static final int BASE = 1_000;

	static final int WRITES = 50;

	private KairoShapes() {
	}

	/** A chain of memos. */
	static <S, M> Op deep(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		M current = engine.plusSignal(head, 1);
		for (int i = 1; i < 50; i++) {
			current = engine.plus(current, 1);
		}
		return writes(engine, head, current, WRITES, watched(engine, current));
	}

	/** Fifty branches of two memos and an effect. */
	static <S, M> Op broad(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		Sink sink = new Sink();
		List<M> ends = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			ends.add(engine.plus(engine.plusSignal(head, i), 1));
			engine.watch(ends.getLast(), sink);
		}
		return writes(engine, head, ends.getLast(), WRITES, sink);
	}

	/** Five memos of one signal and their sum. */
	static <S, M> Op diamond(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		List<M> sides = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			sides.add(engine.plusSignal(head, 1));
		}
		M sum = engine.sum(sides);
		return writes(engine, head, sum, 500, watched(engine, sum));
	}

	/** A chain, and the sum of all its links. */
	static <S, M> Op triangle(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		List<M> chain = new ArrayList<>();
		chain.add(engine.plusSignal(head, 1));
		while (chain.size() < 9) {
			chain.add(engine.plus(chain.getLast(), 1));
		}
		M sum = engine.sumWith(head, chain);
		return writes(engine, head, sum, 100, watched(engine, sum));
	}

	/** A chain whose second memo always comes out the same. */
	static <S, M> Op avoidable(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		M zero = engine.zero(engine.plusSignal(head, 0));
		M last = engine.plus(engine.plus(engine.plus(zero, BASE + 1), 2), 3);
		return writes(engine, head, last, 1_000, watched(engine, last));
	}

	/** One memo that reads the same signal again and again. */
	static <S, M> Op repeated(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		M sum = engine.repeatedSignal(head, 30);
		return writes(engine, head, sum, 100, watched(engine, sum));
	}

	/** One memo that reads the one or the other. */
	static <S, M> Op unstable(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		M sum = engine.unstable(head, engine.doubledSignal(head), engine.negatedSignal(head));
		return writes(engine, head, sum, 100, watched(engine, sum));
	}

	/** A hundred signals into one array, and out of it again. */
	static <S, M> Op mux(Engine<S, M> engine) {
		List<S> heads = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			heads.add(engine.signal(BASE));
		}
		M array = engine.arrayOfSignals(heads);
		Sink sink = new Sink();
		List<M> split = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			split.add(engine.plus(engine.at(array, i), 1));
			engine.watch(split.getLast(), sink);
		}
		return () -> {
			sink.clear();
			long read = 0;
			for (int i = 0; i < 20; i++) {
				int written = i % 10;
				engine.set(heads.get(written), BASE + i + 1);
				read += (Integer) engine.value(split.get(written));
			}
			return sink.with(read);
		};
	}

	/** Two signals, five memos and three effects, most of the time in a slow function. */
	static <S, M> Op mol(Engine<S, M> engine) {
		S a = engine.signal(BASE);
		S b = engine.signal(BASE);
		M parity = engine.molParity(a, b);
		M offsets = engine.molOffsets(a, b);
		M left = engine.molLeft(parity, a, offsets);
		M right = engine.molRight(offsets, b);
		M join = engine.molJoin(parity, left, offsets, right);
		Sink sink = new Sink();
		engine.watchHard(join, sink);
		engine.watch(join, sink);
		engine.watchHard(right, sink);
		return () -> {
			sink.clear();
			engine.batch(() -> {
				engine.set(b, BASE + 1);
				engine.set(a, BASE + 1);
			});
			engine.batch(() -> {
				engine.set(a, BASE + 2);
				engine.set(b, BASE + 2);
			});
			return sink.with(0);
		};
	}

	private static <S, M> Sink watched(Engine<S, M> engine, M memo) {
		Sink sink = new Sink();
		engine.watch(memo, sink);
		return sink;
	}

	/** A first write, and then as many more, each followed by a look at the result. */
	private static <S, M> Op writes(Engine<S, M> engine, S head, M result, int writes, Sink sink) {
		return () -> {
			engine.set(head, BASE + 1);
			sink.clear();
			long read = 0;
			for (int i = 0; i < writes; i++) {
				engine.set(head, BASE + i);
				read += (Integer) engine.value(result);
			}
			return sink.with(read);
		};
	}

}
