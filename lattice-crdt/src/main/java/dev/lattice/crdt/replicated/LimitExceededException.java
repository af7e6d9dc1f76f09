package dev.lattice.crdt.replicated;

/**
 * Says that a change or a merge would make a state larger than its {@link Limits} allow.
 * The state is unchanged.
 */
public final class LimitExceededException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final long actual;

	private final long limit;

	private LimitExceededException(String message, long actual, long limit) {
		super(message);
		this.actual = actual;
		this.limit = limit;
	}

	static LimitExceededException of(String what, long actual, long limit) {
		return new LimitExceededException("The state would have " + actual + " " + what + ", more than the allowed "
				+ limit + "; remove some, or give every replica Limits with more " + what, actual, limit);
	}

	static LimitExceededException ofCount(long replica, long actual) {
		return new LimitExceededException(
				"Replica " + Long.toUnsignedString(replica) + " would have counted " + actual
						+ ", more than the possible " + VersionVector.MAX_COUNT + "; let it go on under a new id",
				actual, VersionVector.MAX_COUNT);
	}

	/**
	 * Returns how many there would have been.
	 * @return more than {@link #limit()}
	 */
	public long actual() {
		return this.actual;
	}

	/**
	 * Returns how many are allowed.
	 * @return the limit
	 */
	public long limit() {
		return this.limit;
	}

}
