package dev.lattice.crdt;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A growable column of clocks and lengths: 4 bytes each, until the first that needs more.
 */
final class ClockColumn {

	private int[] narrow;

	private long @Nullable [] wide;

	ClockColumn(int capacity) {
		this.narrow = new int[capacity];
	}

	long get(int row) {
		return (this.wide == null) ? this.narrow[row] : this.wide[row];
	}

	void set(int row, long value) {
		if (this.wide == null && value == (int) value) {
			this.narrow[row] = (int) value;
		}
		else {
			widen()[row] = value;
		}
	}

	void grow(int capacity) {
		if (this.wide == null) {
			this.narrow = Arrays.copyOf(this.narrow, capacity);
		}
		else {
			this.wide = Arrays.copyOf(this.wide, capacity);
		}
	}

	private long[] widen() {
		if (this.wide == null) {
			long[] widened = new long[this.narrow.length];
			for (int row = 0; row < widened.length; row++) {
				widened[row] = this.narrow[row];
			}
			this.wide = widened;
			this.narrow = new int[0];
		}
		return this.wide;
	}

}
