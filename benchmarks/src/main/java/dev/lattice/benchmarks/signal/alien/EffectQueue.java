package dev.lattice.benchmarks.signal.alien;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The effects that will run at the end of the write or of the outermost batch. */
final class EffectQueue {

	static int batchDepth;

	private static @Nullable AlienEffect[] queue = new @Nullable AlienEffect[64];

	private static int next;

	private static int end;

	private EffectQueue() {
	}

	/** Adds an effect, and before it the effects around it that are not queued yet. */
	static void add(AlienEffect effect) {
		int first = end;
		append(effect);
		Link owner = effect.firstObserver;
		while (owner != null && (owner.observer.flags & Node.WATCHING) != 0) {
			append((AlienEffect) owner.observer);
			owner = owner.observer.firstObserver;
		}
		if (end - first > 1) {
			reverse(first, end - 1);
		}
	}

	private static void append(AlienEffect effect) {
		if (end == queue.length) {
			queue = Arrays.copyOf(queue, 2 * end);
		}
		queue[end++] = effect;
		effect.flags &= ~Node.WATCHING;
	}

	private static void reverse(int from, int to) {
		for (int left = from, right = to; left < right; left++, right--) {
			AlienEffect moved = queue[left];
			queue[left] = queue[right];
			queue[right] = moved;
		}
	}

	static void flush() {
		try {
			while (next < end) {
				taken().runIfChanged();
			}
		}
		finally {
			while (next < end) {
				taken().flags |= Node.WATCHING | Node.RECURSED;
			}
			next = 0;
			end = 0;
		}
	}

	@SuppressWarnings("NullAway") // a place between next and end is taken
	private static AlienEffect taken() {
		AlienEffect effect = queue[next];
		queue[next++] = null;
		return effect;
	}

}
