package dev.lattice.benchmarks;

import java.util.Arrays;

/**
 * A histogram of times in nanoseconds, exact to 1.6 percent. Not safe for concurrent use.
 */
public final class Latencies {

	/*
	 * Values below 64 have a cell each. Above, each power of two is cut into 64 cells:
	 * the cell is the exponent and the six bits after the leading one.
	 */

	private static final int BITS = 6;

	private static final int CELLS = 1 << BITS;

	/** As many as the longest time needs: there are thousands of empty histograms. */
	private int[] counts = {};

	private int total;

	public void add(long nanos) {
		int cell = cell(nanos);
		reach(cell);
		this.counts[cell]++;
		this.total++;
	}

	public void add(Latencies other) {
		reach(other.counts.length - 1);
		for (int cell = 0; cell < other.counts.length; cell++) {
			this.counts[cell] += other.counts[cell];
		}
		this.total += other.total;
	}

	private void reach(int cell) {
		if (cell >= this.counts.length) {
			this.counts = Arrays.copyOf(this.counts, (cell / CELLS + 1) * CELLS);
		}
	}

	public int count() {
		return this.total;
	}

	/** Returns the time that this share of all times does not exceed, in milliseconds. */
	public double millis(double share) {
		long rank = (long) Math.ceil(share * this.total);
		long seen = 0;
		for (int cell = 0; cell < this.counts.length; cell++) {
			seen += this.counts[cell];
			if (seen >= rank && seen > 0) {
				return floor(cell) / 1e6;
			}
		}
		return 0;
	}

	private static int cell(long nanos) {
		if (nanos < CELLS) {
			return (int) Math.max(0, nanos);
		}
		int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - BITS;
		return (shift + 1) * CELLS + (int) (nanos >>> shift) - CELLS;
	}

	private static long floor(int cell) {
		int shift = cell / CELLS - 1;
		return (shift < 0) ? cell : (long) (cell % CELLS + CELLS) << shift;
	}

}
