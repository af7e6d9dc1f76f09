package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.Values;

/**
 * Bounds of what is decoded. They hold for one update, state vector or delete set each.
 * Spec C-12.
 *
 * @param maxBytes how long it may be, at least 2
 * @param maxStructs structs of an update, at least 1
 * @param freeStructs how many structs an update may have beyond one for each of its
 * bytes, at least 0. Format V2 writes a run of equal structs in a few bytes, so that a
 * short update can claim any number of them
 * @param maxDepth how deep arrays and objects of a value may lie in each other, from 0 to
 * {@link Values#MAX_DEPTH}
 */
public record Limits(int maxBytes, int maxStructs, int freeStructs, int maxDepth) {

	/** 256 MiB, 16,777,216 structs, 131,072 beyond the bytes, depth 512. */
	public static final Limits DEFAULT = new Limits(256 << 20, 1 << 24, 1 << 17, Values.MAX_DEPTH);

	/** No bounds but those of arrays and of values: for what was written here. */
	public static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE,
			Values.MAX_DEPTH);

	/**
	 * Creates limits.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public Limits {
		check("maxBytes", maxBytes, 2, Integer.MAX_VALUE);
		check("maxStructs", maxStructs, 1, Integer.MAX_VALUE);
		check("freeStructs", freeStructs, 0, Integer.MAX_VALUE);
		check("maxDepth", maxDepth, 0, Values.MAX_DEPTH);
	}

	private static void check(String name, int value, int min, int max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException(
					"Limit " + name + " is " + value + "; use a value from " + min + " to " + max);
		}
	}

	/** Returns how many structs an update of so many bytes may have. */
	int structsIn(long bytes) {
		return (int) Math.min(this.maxStructs, bytes + this.freeStructs);
	}

	/** Refuses what is too long, before it is read. */
	void checkSize(long bytes, String what) {
		if (bytes > this.maxBytes) {
			throw new MalformedDataException(what + " has " + bytes + " bytes, more than the " + this.maxBytes
					+ " that Limits.maxBytes allows; send less at once or raise the limit", 0);
		}
	}

}
