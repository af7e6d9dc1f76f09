package dev.lattice.crdt.replicated;

import org.jspecify.annotations.Nullable;

/** Says that bytes hold no state that this replica takes. Nothing was changed by them. */
public final class StateDecodeException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final int offset;

	StateDecodeException(Reason reason, int offset, String message, @Nullable Throwable cause) {
		super("State refused at byte " + offset + ": " + message, cause);
		this.reason = reason;
		this.offset = offset;
	}

	/**
	 * Returns what is wrong, for those who act on it.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Returns where reading stopped.
	 * @return bytes from the beginning, at least 0
	 */
	public int offset() {
		return this.offset;
	}

	/** What is wrong with refused bytes. */
	public enum Reason {

		/** No replica writes such bytes; they will never be taken. */
		MALFORMED,

		/** They hold more than the {@link Limits} allow. */
		OVER_LIMIT,

		/**
		 * They hold a timestamp further ahead of the wall clock than the clock allows;
		 * they may be kept and tried again later. The cause is the
		 * {@link dev.lattice.crdt.clock.ClockDriftException}.
		 */
		FROM_THE_FUTURE

	}

}
