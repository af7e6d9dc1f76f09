package dev.lattice.benchmarks;

/**
 * The changes of one value that every page shows, and when each was asked for. The value
 * counts its changes. Used on the event loop of the pages only.
 */
final class Broadcast {

	/** More than may be on their way at once. */
	private static final int REMEMBERED = 1_024;

	private final long[] sentAt = new long[REMEMBERED];

	private int last;

	/** The number of the last change. */
	int last() {
		return this.last;
	}

	/** Notes that the next change is asked for now. */
	void next() {
		this.sentAt[++this.last % REMEMBERED] = System.nanoTime();
	}

	/**
	 * Returns when a change was asked for.
	 * @param shown the number of a change that a page shows
	 */
	long sentAt(int shown) {
		if (shown <= this.last - REMEMBERED || shown > this.last || shown <= 0) {
			throw new IllegalStateException(
					"Change " + shown + " is shown after " + this.last + " changes; it was not there or is too old");
		}
		return this.sentAt[shown % REMEMBERED];
	}

}
