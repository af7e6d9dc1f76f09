package dev.lattice.crdt.update;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Numbers different longs from 0 on, in the order in which they come. Few are searched
 * one by one. Many are in a map of the JDK, whose lookups stay fast where a sender
 * chooses ids with equal hashes.
 */
final class LongIndex {

	private static final int LINEAR = 8;

	private long[] keys = new long[2];

	private int size;

	private int last;

	private @Nullable Map<Long, Integer> numbers;

	int size() {
		return this.size;
	}

	long key(int index) {
		return this.keys[index];
	}

	/** Returns the number of a key, -1 if it has none. */
	int find(long key) {
		if (this.last < this.size && this.keys[this.last] == key) {
			return this.last;
		}
		int found = search(key);
		if (found >= 0) {
			this.last = found;
		}
		return found;
	}

	/** Returns the number of a key, the next one if it had none. */
	int add(long key) {
		int found = find(key);
		if (found >= 0) {
			return found;
		}
		if (this.size == this.keys.length) {
			this.keys = Arrays.copyOf(this.keys, this.size * 2);
		}
		this.last = this.size;
		this.keys[this.size++] = key;
		if (this.numbers != null) {
			this.numbers.put(key, this.last);
		}
		else if (this.size > LINEAR) {
			this.numbers = new HashMap<>();
			for (int i = 0; i < this.size; i++) {
				this.numbers.put(this.keys[i], i);
			}
		}
		return this.last;
	}

	private int search(long key) {
		if (this.numbers != null) {
			Integer number = this.numbers.get(key);
			return (number != null) ? number : -1;
		}
		for (int i = 0; i < this.size; i++) {
			if (this.keys[i] == key) {
				return i;
			}
		}
		return -1;
	}

}
