package dev.lattice.crdt.protocol;

import dev.lattice.crdt.codec.Values;

/**
 * Bounds of an {@link Awareness}.
 *
 * @param maxClients how many clients may have a state at the same time, at least 1; of as
 * many that have none any more the clocks are remembered
 * @param maxStateBytes how long the JSON of one state may be, in bytes of UTF-8, at least
 * 4
 * @param maxDepth how deep arrays and objects of a state may lie in each other, from 0 to
 * {@link Values#MAX_DEPTH}
 */
public record AwarenessLimits(int maxClients, int maxStateBytes, int maxDepth) {

	/** 1,024 clients, 65,536 bytes, depth 100. */
	public static final AwarenessLimits DEFAULT = new AwarenessLimits(1024, 65_536, 100);

	/**
	 * Creates limits.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public AwarenessLimits {
		check("maxClients", maxClients, 1, Integer.MAX_VALUE);
		check("maxStateBytes", maxStateBytes, 4, Integer.MAX_VALUE);
		check("maxDepth", maxDepth, 0, Values.MAX_DEPTH);
	}

	private static void check(String name, int value, int min, int max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException(
					"Limit " + name + " is " + value + "; use a value from " + min + " to " + max);
		}
	}

}
