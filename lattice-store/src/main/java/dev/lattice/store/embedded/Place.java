package dev.lattice.store.embedded;

/**
 * Where a frame is, in a long: the segment's number above 30 bits of offset; 0 is
 * nowhere.
 */
final class Place {

	static final long NOWHERE = 0;

	private static final int OFFSET_BITS = 30;

	private Place() {
	}

	static long of(long segment, long offset) {
		return (segment << OFFSET_BITS) | offset;
	}

	static long segment(long place) {
		return place >>> OFFSET_BITS;
	}

	static long offset(long place) {
		return place & ((1L << OFFSET_BITS) - 1);
	}

}
