package dev.lattice.crdt.clock;

/**
 * The clock of one replica, which timestamps its events so that causes come before their
 * effects on every replica, and wall clock time is kept where the wall clocks agree.
 * <p>
 * Safe for use by several threads: each call is one atomic step, and the order of the
 * steps is the order of the timestamps. The {@link PhysicalClock} is read inside the
 * step; it must not call back.
 */
public final class HybridLogicalClock {

	/*
	 * Invariants, for every timestamp (l, c) given out at wall clock pt:
	 *
	 * - it is greater than every timestamp given out or merged before;
	 *
	 * - l >= pt, and l is the greatest of the wall clock readings in its causal past. So
	 * where no wall clock is more than e ms from true time, neither is l ahead of it by
	 * more than e.
	 *
	 * The counter counts the events for which l did not move. After 65,536 of them l
	 * moves by one millisecond as if the wall clock had: the order stays right, and the
	 * wall clock catches up as soon as there are fewer events than 65,536 in a
	 * millisecond. Where it cannot, as after a large regress, the timestamps run ahead by
	 * one millisecond for each 65,536 events.
	 */

	private final PhysicalClock physical;

	private final long maxDriftMillis;

	private HybridTimestamp latest;

	/**
	 * Creates the clock of a replica that has no history.
	 * @param physical the wall clock
	 * @param maxDriftMillis how far ahead of the wall clock a received timestamp may be,
	 * in milliseconds, at least 0; larger than the difference that is usual between the
	 * wall clocks of the replicas
	 * @throws IllegalArgumentException if the drift is negative
	 */
	public HybridLogicalClock(PhysicalClock physical, long maxDriftMillis) {
		this(physical, maxDriftMillis, HybridTimestamp.ZERO);
	}

	private HybridLogicalClock(PhysicalClock physical, long maxDriftMillis, HybridTimestamp latest) {
		if (maxDriftMillis < 0) {
			throw new IllegalArgumentException(
					"Maximum drift " + maxDriftMillis + " ms is negative; use 0 to accept no timestamp of the future");
		}
		this.physical = physical;
		this.maxDriftMillis = maxDriftMillis;
		this.latest = latest;
	}

	/**
	 * Creates the clock of a replica that restarts. Its timestamps come after those of
	 * its former life even if the wall clock was set back meanwhile.
	 * @param latest the greatest timestamp of the former life that left it or was stored
	 * @param physical the wall clock
	 * @param maxDriftMillis how far ahead of the wall clock a received timestamp may be,
	 * in milliseconds, at least 0
	 * @return the clock
	 * @throws IllegalArgumentException if the drift is negative
	 */
	public static HybridLogicalClock resume(HybridTimestamp latest, PhysicalClock physical, long maxDriftMillis) {
		return new HybridLogicalClock(physical, maxDriftMillis, latest);
	}

	/**
	 * Timestamps a local event, such as a change or the sending of a message.
	 * @return a timestamp greater than all that this clock gave out or merged
	 * @throws IllegalStateException if the wall clock is out of range or the last
	 * timestamp has been given out; this clock is then unchanged
	 */
	public synchronized HybridTimestamp tick() {
		return advance(this.latest, readPhysical());
	}

	/**
	 * Timestamps the receiving of a message.
	 * @param received the timestamp that the message carries
	 * @return a timestamp greater than the received one and than all that this clock gave
	 * out or merged
	 * @throws ClockDriftException if the received timestamp is too far in the future;
	 * this clock is then unchanged
	 * @throws IllegalStateException if the wall clock is out of range or the last
	 * timestamp has been given out; this clock is then unchanged
	 */
	public synchronized HybridTimestamp merge(HybridTimestamp received) {
		long now = readPhysical();
		if (received.millis() - now > this.maxDriftMillis) {
			throw new ClockDriftException(received, now, this.maxDriftMillis);
		}
		return advance(this.latest.isBefore(received) ? received : this.latest, now);
	}

	/**
	 * Returns the latest timestamp, which a replica stores to {@link #resume} from.
	 * @return the greatest timestamp given out, {@link HybridTimestamp#ZERO} before the
	 * first
	 */
	public synchronized HybridTimestamp latest() {
		return this.latest;
	}

	private HybridTimestamp advance(HybridTimestamp past, long now) {
		this.latest = (now > past.millis()) ? new HybridTimestamp(now, 0) : past.next();
		return this.latest;
	}

	private long readPhysical() {
		long now = this.physical.millis();
		if (now < 0 || now > HybridTimestamp.MAX_MILLIS) {
			throw new IllegalStateException("The wall clock says " + now + " ms since 1970, out of the range 0 to "
					+ HybridTimestamp.MAX_MILLIS + "; set it right");
		}
		return now;
	}

}
