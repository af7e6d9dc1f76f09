package dev.lattice.crdt.clock;

/**
 * Says that a received timestamp is further in the future than the receiver allows. The
 * receiver's clock is unchanged, so the message may be dropped, or kept and merged again
 * later.
 */
public final class ClockDriftException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final long receivedMillis;

	private final long physicalMillis;

	private final long maxDriftMillis;

	ClockDriftException(HybridTimestamp received, long physicalMillis, long maxDriftMillis) {
		super("Received timestamp " + received + " is " + (received.millis() - physicalMillis)
				+ " ms ahead of this replica's wall clock " + physicalMillis + ", more than the allowed "
				+ maxDriftMillis + " ms; synchronise the wall clocks of both replicas (NTP) and send it again,"
				+ " or allow a larger drift");
		this.receivedMillis = received.millis();
		this.physicalMillis = physicalMillis;
		this.maxDriftMillis = maxDriftMillis;
	}

	/**
	 * Returns the milliseconds of the timestamp that was refused.
	 * @return milliseconds since 1970-01-01T00:00Z
	 */
	public long receivedMillis() {
		return this.receivedMillis;
	}

	/**
	 * Returns what the receiver's wall clock said.
	 * @return milliseconds since 1970-01-01T00:00Z
	 */
	public long physicalMillis() {
		return this.physicalMillis;
	}

	/**
	 * Returns how far ahead a timestamp may be.
	 * @return milliseconds, at least 0
	 */
	public long maxDriftMillis() {
		return this.maxDriftMillis;
	}

}
