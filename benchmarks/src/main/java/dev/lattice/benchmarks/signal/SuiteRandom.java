package dev.lattice.benchmarks.signal;

/**
 * The numbers with which js-reactivity-benchmark builds its graphs: the generator sfc32,
 * seeded by MurmurHash3 of the word "seed".
 */
final class SuiteRandom {

	private static final double RANGE = 0x1p32;

	private int hash;

	private int a;

	private int b;

	private int c;

	private int counter;

	SuiteRandom() {
		this.hash = absorbed("seed");
		this.a = squeezed();
		this.b = squeezed();
		this.c = squeezed();
		this.counter = squeezed();
	}

	/** Returns a number from 0 up to but without 1. */
	double next() {
		this.counter++;
		int drawn = this.a + this.b + this.counter;
		this.a = this.b ^ (this.b >>> 9);
		this.b = this.c + (this.c << 3);
		this.c = Integer.rotateLeft(this.c, 21) + drawn;
		return Integer.toUnsignedLong(drawn) / RANGE;
	}

	private static int absorbed(String word) {
		int hash = 0x811C9DC5;
		for (int i = 0; i < word.length(); i++) {
			int mixed = Integer.rotateLeft(word.charAt(i) * 0xCC9E2D51, 15) * 0x1B873593;
			hash = Integer.rotateLeft(hash ^ mixed, 13) * 5 + 0xE6546B64;
		}
		return hash ^ word.length();
	}

	private int squeezed() {
		this.hash = (this.hash ^ (this.hash >>> 16)) * 0x85EBCA6B;
		this.hash = (this.hash ^ (this.hash >>> 13)) * 0xC2B2AE35;
		this.hash ^= this.hash >>> 16;
		return this.hash;
	}

}
