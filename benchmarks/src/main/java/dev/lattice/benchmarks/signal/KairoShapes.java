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
	static <S, M> Op deep(Engine<S, M> engine, int length) {
		S head = engine.signal(BASE);
		M current = engine.plus(head, 1);
		for (int i = 1; i < length; i++) {
			current = engine.next(current, 1);
		}
		return writes(engine, head, current, WRITES, watched(engine, current));
	}

	/** Fifty branches of two memos and an effect. */
	static <S, M> Op broad(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		Sink sink = new Sink();
		List<M> ends = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			ends.add(engine.next(engine.plus(head, i), 1));
			engine.watch(ends.getLast(), sink);
		}
		return writes(engine, head, ends.getLast(), WRITES, sink);
	}

	/** Five memos of one signal and their sum. */
	static <S, M> Op diamond(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		List<M> sides = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			sides.add(engine.plus(head, 1));
		}
		M sum = engine.sum(sides);
		return writes(engine, head, sum, 500, watched(engine, sum));
	}

	/** A chain, and the sum of all its links. */
	static <S, M> Op triangle(Engine<S, M> engine) {
		S head = engine.signal(BASE);
		List<M> chain = new ArrayList<>();
		chain.add(engine.plus(head, 1));
		while (chain.size() < 9) {
			chain.add(engine.next(chain.getLast(), 1));
		}
		M sum = engine.sumWith(head, chain);
		return writes(engine, head, sum, 100, watched(engine, sum));
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
				read += engine.value(result);
			}
			return sink.with(read);
		};
	}

}
