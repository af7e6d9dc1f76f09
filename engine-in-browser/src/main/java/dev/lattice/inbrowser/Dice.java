package dev.lattice.inbrowser;

import java.util.List;

/**
 * Numbers that look random and are the same everywhere, which those of
 * {@link java.util.Random} are not: compiled for the browser, its {@code nextInt(bound)}
 * gives others.
 */
final class Dice {

	/*
	 * SplitMix64: G. Steele, D. Lea, C. Flood,
	 * "Fast Splittable Pseudorandom Number Generators", 2014.
	 */

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private long state;

	Dice(int seed) {
		this.state = seed;
	}

	private long next() {
		this.state += GOLDEN;
		return mix(this.state);
	}

	/** Spreads what differs in one bit over all bits. */
	static long mix(long bits) {
		long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

	/** Returns a number from 0 to below the bound. */
	int below(int bound) {
		return (int) ((next() >>> 1) % bound);
	}

	/** Returns true once in so many times. */
	boolean oneIn(int times) {
		return below(times) == 0;
	}

	/** Returns an element of a list that has one. */
	<T> T of(List<? extends T> list) {
		return list.get(below(list.size()));
	}

	/** Returns an argument. */
	@SafeVarargs
	final <T> T either(T... options) {
		return options[below(options.length)];
	}

}
