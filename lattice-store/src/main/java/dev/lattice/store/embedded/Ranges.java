package dev.lattice.store.embedded;

import java.util.Arrays;

/** A set of numbers that are mostly neighbours. */
final class Ranges {

	/* The bounds of the ranges, both inside, ascending: from, to, from, to. */

	private long[] bounds = new long[2];

	private int size;

	boolean isEmpty() {
		return this.size == 0;
	}

	int count() {
		return this.size / 2;
	}

	long from(int range) {
		return this.bounds[2 * range];
	}

	long to(int range) {
		return this.bounds[2 * range + 1];
	}

	boolean contains(long number) {
		int range = firstFrom(number);
		return range < count() && from(range) <= number;
	}

	void add(long from, long to) {
		// Most come behind all others, one after the other.
		if (this.size > 0 && this.bounds[this.size - 1] != Long.MAX_VALUE && from == this.bounds[this.size - 1] + 1) {
			this.bounds[this.size - 1] = to;
			return;
		}
		remove(from, to);
		int at = firstFrom(from);
		boolean left = at > 0 && to(at - 1) + 1 == from;
		boolean right = at < count() && to != Long.MAX_VALUE && from(at) == to + 1;
		if (left && right) {
			this.bounds[2 * at - 1] = to(at);
			cut(2 * at, 2 * at + 2);
		}
		else if (left) {
			this.bounds[2 * at - 1] = to;
		}
		else if (right) {
			this.bounds[2 * at] = from;
		}
		else {
			open(2 * at, 2);
			this.bounds[2 * at] = from;
			this.bounds[2 * at + 1] = to;
		}
	}

	void remove(long from, long to) {
		int at = firstFrom(from);
		while (at < count() && from(at) <= to) {
			long left = from(at);
			long right = to(at);
			if (left < from && right > to) {
				open(2 * at + 1, 2);
				this.bounds[2 * at + 1] = from - 1;
				this.bounds[2 * at + 2] = to + 1;
				return;
			}
			if (left < from) {
				this.bounds[2 * at + 1] = from - 1;
				at++;
			}
			else if (right > to) {
				this.bounds[2 * at] = to + 1;
				return;
			}
			else {
				cut(2 * at, 2 * at + 2);
			}
		}
	}

	/** The first range that ends at a number or behind it. */
	private int firstFrom(long number) {
		int low = 0;
		int high = count();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (to(middle) < number) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	private void open(int at, int count) {
		if (this.size + count > this.bounds.length) {
			this.bounds = Arrays.copyOf(this.bounds, 2 * (this.size + count));
		}
		System.arraycopy(this.bounds, at, this.bounds, at + count, this.size - at);
		this.size += count;
	}

	private void cut(int from, int to) {
		System.arraycopy(this.bounds, to, this.bounds, from, this.size - to);
		this.size -= to - from;
	}

}
