package dev.lattice.crdt.replicated;

/**
 * How large a state may become, by its owner's changes, by merges and by decoding. Give
 * all replicas the same limits: a state that one of them may hold is refused by another
 * whose limits are lower. Immutable.
 *
 * @param replicas how many replicas may have counted something in one state, from 1 to
 * {@value #MAX_REPLICAS}
 * @param entries how many entries a map may hold, removed ones included; how many dots
 * the elements of a set or the values of a multi-value register may have, each at least
 * one; from 1 to {@value #MAX_ENTRIES}
 * @param ranges how many ranges of events may be known with gaps between them, over all
 * replicas; from {@code entries + 1}, so that each set can be cleared by one delta, to
 * {@value #MAX_RANGES}
 * @param bytes how many bytes the encoded keys, values and elements of one state may have
 * together, from 1 to {@value #MAX_BYTES}
 */
public record Limits(int replicas, int entries, int ranges, int bytes) {

	/**
	 * The most replicas; as many counts as large as they may be still fit a {@code long}.
	 */
	public static final int MAX_REPLICAS = 1 << 16;

	/** The most entries. */
	public static final int MAX_ENTRIES = 1 << 24;

	/** The most ranges. */
	public static final int MAX_RANGES = 1 << 25;

	/** The most bytes of values: with all the rest they fit one array. */
	public static final int MAX_BYTES = 1 << 30;

	/** 4,096 replicas, 65,536 entries, 131,072 ranges, 16 MiB. */
	public static final Limits DEFAULT = new Limits(1 << 12, 1 << 16, 1 << 17, 1 << 24);

	/**
	 * Creates limits.
	 * @throws IllegalArgumentException if one is out of its range
	 */
	public Limits {
		require("replicas", replicas, 1, MAX_REPLICAS);
		require("entries", entries, 1, MAX_ENTRIES);
		require("ranges", ranges, entries + 1, MAX_RANGES);
		require("bytes", bytes, 1, MAX_BYTES);
	}

	/**
	 * Returns these limits with another number of replicas.
	 * @param value the most replicas
	 * @return the new limits
	 */
	public Limits withReplicas(int value) {
		return new Limits(value, this.entries, this.ranges, this.bytes);
	}

	/**
	 * Returns these limits with another number of entries, and as many ranges as they
	 * need.
	 * @param value the most entries
	 * @return the new limits
	 */
	public Limits withEntries(int value) {
		return new Limits(this.replicas, value, Math.max(this.ranges, value + 1), this.bytes);
	}

	/**
	 * Returns these limits with another number of ranges.
	 * @param value the most ranges
	 * @return the new limits
	 */
	public Limits withRanges(int value) {
		return new Limits(this.replicas, this.entries, value, this.bytes);
	}

	/**
	 * Returns these limits with another number of bytes.
	 * @param value the most bytes
	 * @return the new limits
	 */
	public Limits withBytes(int value) {
		return new Limits(this.replicas, this.entries, this.ranges, value);
	}

	private static void require(String what, int value, int least, int most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException(
					"Limit of " + what + " is " + value + ", out of its range; use " + least + " to " + most);
		}
	}

	void checkReplicas(long count) {
		if (count > this.replicas) {
			throw LimitExceededException.of("replicas", count, this.replicas);
		}
	}

	void checkEntries(long count) {
		if (count > this.entries) {
			throw LimitExceededException.of("entries", count, this.entries);
		}
	}

	void checkRanges(long count) {
		if (count > this.ranges) {
			throw LimitExceededException.of("ranges", count, this.ranges);
		}
	}

	void checkBytes(long count) {
		if (count > this.bytes) {
			throw LimitExceededException.of("bytes", count, this.bytes);
		}
	}

}
