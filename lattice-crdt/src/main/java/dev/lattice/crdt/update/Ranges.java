package dev.lattice.crdt.update;

import java.util.Arrays;

/** The deleted ranges of one client. */
final class Ranges {

	final long client;

	int size;

	/** Start and end of each range. */
	private long[] bounds = new long[2];

	private boolean sorted = true;

	Ranges(long client) {
		this.client = client;
	}

	long start(int range) {
		return this.bounds[range * 2];
	}

	long length(int range) {
		return this.bounds[range * 2 + 1] - this.bounds[range * 2];
	}

	void add(long clock, long length) {
		int next = this.size * 2;
		if (next > 0) {
			if (this.bounds[next - 1] == clock) {
				this.bounds[next - 1] = clock + length;
				return;
			}
			this.sorted &= this.bounds[next - 1] < clock;
		}
		if (next == this.bounds.length) {
			this.bounds = Arrays.copyOf(this.bounds, next * 2);
		}
		this.bounds[next] = clock;
		this.bounds[next + 1] = clock + length;
		this.size++;
	}

	boolean contains(long clock) {
		int low = 0;
		int high = this.size - 1;
		while (low <= high) {
			int mid = (low + high) >>> 1;
			if (clock < this.bounds[mid * 2]) {
				high = mid - 1;
			}
			else if (clock >= this.bounds[mid * 2 + 1]) {
				low = mid + 1;
			}
			else {
				return true;
			}
		}
		return false;
	}

	void normalise() {
		if (this.sorted) {
			return;
		}
		long[] starts = new long[this.size];
		long[] ends = new long[this.size];
		for (int i = 0; i < this.size; i++) {
			starts[i] = this.bounds[i * 2];
			ends[i] = this.bounds[i * 2 + 1];
		}
		// Which end belongs to which start does not matter for the union: elements are
		// covered while more starts than ends have been passed.
		Arrays.sort(starts);
		Arrays.sort(ends);
		int kept = 0;
		int first = 0;
		for (int i = 0; i < this.size; i++) {
			if (i + 1 == this.size || starts[i + 1] > ends[i]) {
				this.bounds[kept * 2] = starts[first];
				this.bounds[kept * 2 + 1] = ends[i];
				kept++;
				first = i + 1;
			}
		}
		this.size = kept;
		this.sorted = true;
	}

	boolean isSame(Ranges other) {
		boolean same = this.client == other.client && this.size == other.size;
		for (int i = 0; same && i < this.size * 2; i++) {
			same = this.bounds[i] == other.bounds[i];
		}
		return same;
	}

	int hash() {
		int hash = Long.hashCode(this.client);
		for (int i = 0; i < this.size * 2; i++) {
			hash = hash * 31 + Long.hashCode(this.bounds[i]);
		}
		return hash;
	}

	@Override
	public String toString() {
		StringBuilder out = new StringBuilder("[");
		for (int range = 0; range < this.size; range++) {
			out.append((range > 0) ? ", " : "").append(start(range)).append('+').append(length(range));
		}
		return out.append(']').toString();
	}

}
