package dev.lattice.transport;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

/**
 * Counts by key, up to a limit. Keeps nothing of keys that count nothing. Safe for
 * concurrent use.
 */
public final class Tally {

	private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();

	private final int most;

	/**
	 * Makes an empty tally.
	 * @param most how much a key may count, above 0
	 */
	public Tally(int most) {
		if (most <= 0) {
			throw new IllegalArgumentException("A limit must be above 0, not " + most);
		}
		this.most = most;
	}

	/**
	 * Counts one more, if the key has not reached the limit.
	 * @param key what to count; null is not counted and has no limit
	 * @return whether it was counted
	 */
	public boolean tryAdd(@Nullable String key) {
		if (key == null) {
			return true;
		}
		boolean[] added = { false };
		this.counts.compute(key, (same, count) -> {
			int before = (count != null) ? count : 0;
			added[0] = before < this.most;
			return added[0] ? before + 1 : count;
		});
		return added[0];
	}

	/**
	 * Counts one less.
	 * @param key what was counted
	 */
	public void remove(@Nullable String key) {
		if (key != null) {
			this.counts.computeIfPresent(key, (same, count) -> (count > 1) ? count - 1 : null);
		}
	}

	/** Returns how many keys are counted. */
	int size() {
		return this.counts.size();
	}

}
