package dev.lattice.rooms;

/**
 * Lets so many units through in a second, and more at once if few came before: the token
 * bucket of Turner, <i>New directions in communications</i>, 1986.
 */
final class TokenBucket {

	private static final long MILLIS = 1000;

	private final long perSecond;

	private final long capacity;

	/** In thousandths of a unit, so that every millisecond counts. */
	private long filled;

	private long at;

	TokenBucket(long perSecond, long capacity, long now) {
		this.perSecond = perSecond;
		this.capacity = capacity * MILLIS;
		this.filled = this.capacity;
		this.at = now;
	}

	/** Takes units, if they are there. */
	boolean take(long units, long now) {
		long passed = Math.max(0, now - this.at);
		this.at = now;
		boolean full = passed >= (this.capacity - this.filled) / this.perSecond + 1;
		this.filled = full ? this.capacity : this.filled + passed * this.perSecond;
		if (units * MILLIS > this.filled) {
			return false;
		}
		this.filled -= units * MILLIS;
		return true;
	}

}
