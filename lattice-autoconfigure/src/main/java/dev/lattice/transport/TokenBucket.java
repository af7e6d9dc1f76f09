package dev.lattice.transport;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many through a second, and a burst now and then. Safe for concurrent use. */
public final class TokenBucket {

	private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

	private final int perSecond;

	private final int burst;

	private final LongSupplier nanos;

	private double tokens;

	private long filled;

	/**
	 * Makes a full bucket.
	 * @param perSecond how many tokens drop into it each second, above 0
	 * @param burst how many it holds, above 0
	 * @param nanos the time in nanoseconds, from any start
	 */
	public TokenBucket(int perSecond, int burst, LongSupplier nanos) {
		if (perSecond <= 0 || burst <= 0) {
			throw new IllegalArgumentException(
					"A rate must be above 0, not " + perSecond + " per second with a burst of " + burst);
		}
		this.perSecond = perSecond;
		this.burst = burst;
		this.nanos = nanos;
		this.tokens = burst;
		this.filled = nanos.getAsLong();
	}

	/**
	 * Takes a token if there is one.
	 * @return whether there was
	 */
	public synchronized boolean tryTake() {
		long now = this.nanos.getAsLong();
		this.tokens = Math.min(this.burst,
				this.tokens + Math.max(0, now - this.filled) / NANOS_PER_SECOND * this.perSecond);
		this.filled = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

}
