package dev.lattice.crdt.replicated;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Which events of one replica are known. Immutable. */
final class DotRanges {

	/*
	 * First and last event of each range, ascending: [1, 5, 8, 8] is 1 to 5, and 8.
	 * Between two ranges at least one event is missing, so that equal sets have equal
	 * arrays, and a replica whose events are all known takes one range however many there
	 * are. There is at least one range.
	 */

	private final long[] bounds;

	private DotRanges(long[] bounds) {
		this.bounds = bounds;
	}

	static DotRanges of(long first, long last) {
		return new DotRanges(new long[] { first, last });
	}

	/** Takes bounds over which keep the invariant. */
	static DotRanges ofBounds(long[] bounds) {
		return new DotRanges(bounds);
	}

	/** Returns the ranges of ascending counters. */
	static DotRanges ofCounters(long[] counters, int count) {
		long[] bounds = new long[2 * count];
		int length = 0;
		for (int i = 0; i < count; i++) {
			length = append(bounds, length, counters[i], counters[i]);
		}
		return new DotRanges(Arrays.copyOf(bounds, length));
	}

	/**
	 * Adds a range that begins no sooner than those before it; returns the new length.
	 */
	private static int append(long[] bounds, int length, long first, long last) {
		if (length > 0 && first <= bounds[length - 1] + 1) {
			bounds[length - 1] = Math.max(bounds[length - 1], last);
			return length;
		}
		bounds[length] = first;
		bounds[length + 1] = last;
		return length + 2;
	}

	int count() {
		return this.bounds.length / 2;
	}

	long first(int range) {
		return this.bounds[2 * range];
	}

	long last(int range) {
		return this.bounds[2 * range + 1];
	}

	long last() {
		return this.bounds[this.bounds.length - 1];
	}

	/** Returns the last event before which none is missing, or 0. */
	long contiguous() {
		return (this.bounds[0] == 1) ? this.bounds[1] : 0;
	}

	/** Returns how many events these are. */
	long size() {
		long size = 0;
		for (int i = 0; i < this.bounds.length; i += 2) {
			size += this.bounds[i + 1] - this.bounds[i] + 1;
		}
		return size;
	}

	boolean contains(long counter) {
		int found = Arrays.binarySearch(this.bounds, counter);
		// Not a bound itself, it is in a range if it would be inserted before a last one,
		// at
		// the odd place -found - 1.
		return found >= 0 || (found & 1) == 0;
	}

	boolean includes(DotRanges other) {
		int mine = 0;
		for (int i = 0; i < other.bounds.length; i += 2) {
			while (mine < this.bounds.length && this.bounds[mine + 1] < other.bounds[i]) {
				mine += 2;
			}
			if (mine == this.bounds.length || this.bounds[mine] > other.bounds[i]
					|| this.bounds[mine + 1] < other.bounds[i + 1]) {
				return false;
			}
		}
		return true;
	}

	DotRanges union(DotRanges other) {
		long[] joined = new long[this.bounds.length + other.bounds.length];
		int length = 0;
		int mine = 0;
		int theirs = 0;
		while (mine < this.bounds.length || theirs < other.bounds.length) {
			if (theirs == other.bounds.length
					|| (mine < this.bounds.length && this.bounds[mine] <= other.bounds[theirs])) {
				length = append(joined, length, this.bounds[mine], this.bounds[mine + 1]);
				mine += 2;
			}
			else {
				length = append(joined, length, other.bounds[theirs], other.bounds[theirs + 1]);
				theirs += 2;
			}
		}
		return new DotRanges(Arrays.copyOf(joined, length));
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DotRanges ranges && Arrays.equals(this.bounds, ranges.bounds);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bounds);
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < this.bounds.length; i += 2) {
			text.append((i == 0) ? "" : ",").append(this.bounds[i]);
			if (this.bounds[i] < this.bounds[i + 1]) {
				text.append('-').append(this.bounds[i + 1]);
			}
		}
		return text.toString();
	}

}
