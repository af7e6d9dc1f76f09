package dev.lattice.sample;

import java.util.SplittableRandom;

/** The prices of shares at one moment, in cents. Never changes. */
final class Prices {

	/** One in so many prices moves at a time. */
	private static final int SELDOM = 10;

	private static final int LARGEST_MOVE = 50;

	private final int[] cents;

	private Prices(int[] cents) {
		this.cents = cents;
	}

	/** The prices from which everything starts. */
	static Prices first(int count) {
		return new Prices(new SplittableRandom(1).ints(count, 1_000, 100_000).toArray());
	}

	/** Returns the price of a share, in cents, at least 1. */
	int of(int share) {
		return this.cents[share];
	}

	/**
	 * Returns the prices one step later; the same step moves them always in the same way.
	 */
	Prices moved(long step) {
		SplittableRandom random = new SplittableRandom(step);
		int[] after = this.cents.clone();
		for (int share = random.nextInt(SELDOM); share < after.length; share += 1 + random.nextInt(2 * SELDOM)) {
			after[share] = Math.max(1, after[share] + random.nextInt(-LARGEST_MOVE, LARGEST_MOVE + 1));
		}
		return new Prices(after);
	}

}
