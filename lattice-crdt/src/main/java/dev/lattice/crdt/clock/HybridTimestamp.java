package dev.lattice.crdt.clock;

/**
 * A moment on a replica: wall clock milliseconds, and a counter for events that share
 * them. Immutable. Ordered by milliseconds, then by counter. Two replicas may give equal
 * timestamps to unrelated events; who needs one winner compares the replicas too.
 *
 * @param millis milliseconds since 1970-01-01T00:00Z, from 0 to {@link #MAX_MILLIS}
 * @param counter from 0 to {@link #MAX_COUNTER}
 */
public record HybridTimestamp(long millis, int counter) implements Comparable<HybridTimestamp> {

	/** The last millisecond that fits 48 bits; it lies in the year 10889. */
	public static final long MAX_MILLIS = (1L << 48) - 1;

	/** The last count that fits 16 bits. */
	public static final int MAX_COUNTER = (1 << 16) - 1;

	/** Before every event. */
	public static final HybridTimestamp ZERO = new HybridTimestamp(0, 0);

	private static final int COUNTER_BITS = 16;

	/**
	 * Creates a timestamp.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public HybridTimestamp {
		if (millis < 0 || millis > MAX_MILLIS) {
			throw new IllegalArgumentException(
					"Milliseconds " + millis + " do not fit a timestamp; use 0 to " + MAX_MILLIS);
		}
		if (counter < 0 || counter > MAX_COUNTER) {
			throw new IllegalArgumentException(
					"Counter " + counter + " does not fit a timestamp; use 0 to " + MAX_COUNTER);
		}
	}

	/**
	 * Returns the timestamp that {@link #encode()} made the given number from. Every
	 * number is a timestamp.
	 * @param encoded the milliseconds in the high 48 bits, the counter in the low 16
	 * @return the timestamp
	 */
	public static HybridTimestamp decode(long encoded) {
		return new HybridTimestamp(encoded >>> COUNTER_BITS, (int) (encoded & MAX_COUNTER));
	}

	/**
	 * Returns this timestamp as one number. Its order is that of the timestamps under
	 * {@link Long#compareUnsigned(long, long)}, and of its eight bytes written most
	 * significant first.
	 * @return the milliseconds in the high 48 bits, the counter in the low 16
	 */
	public long encode() {
		return (this.millis << COUNTER_BITS) | this.counter;
	}

	/**
	 * Returns whether this timestamp is smaller than the other. An event that caused
	 * another is before it; an event that is before another need not have caused it.
	 * @param other the timestamp to compare with
	 * @return whether this one is smaller
	 */
	public boolean isBefore(HybridTimestamp other) {
		return compareTo(other) < 0;
	}

	/** Compares by milliseconds, then by counter. */
	@Override
	public int compareTo(HybridTimestamp other) {
		int byMillis = Long.compare(this.millis, other.millis);
		return (byMillis != 0) ? byMillis : Integer.compare(this.counter, other.counter);
	}

	/**
	 * Returns the next timestamp, which is in the next millisecond after the last count.
	 * @throws IllegalStateException if there is none
	 */
	HybridTimestamp next() {
		if (this.counter < MAX_COUNTER) {
			return new HybridTimestamp(this.millis, this.counter + 1);
		}
		if (this.millis < MAX_MILLIS) {
			return new HybridTimestamp(this.millis + 1, 0);
		}
		throw new IllegalStateException("There is no timestamp after " + this
				+ ", the last that fits; a replica's wall clock must have been set far wrong:"
				+ " correct it and start this replica's history anew");
	}

	/** Returns the milliseconds and the counter, as in {@code 1700000000000.7}. */
	@Override
	public String toString() {
		return this.millis + "." + this.counter;
	}

}
