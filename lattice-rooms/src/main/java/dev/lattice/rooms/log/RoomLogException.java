package dev.lattice.rooms.log;

import org.jspecify.annotations.Nullable;

/** That a log did not do what it was asked to do. */
public final class RoomLogException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Why. */
	public enum Reason {

		/** Somebody with a later {@link Fence} owns the room. */
		FENCED,

		/** The entry or snapshot is larger than the log keeps. */
		TOO_LARGE,

		/** The log has no room left: a disk or a bound that is full. Reading goes on. */
		FULL,

		/** What was asked for is trimmed away: begin with the snapshot. */
		TRIMMED,

		/**
		 * The engine has lost entries that it had acknowledged, as a replica does that
		 * takes over too early: what has the same number now may be another entry. Load
		 * the room again, merge, and append what the log does not have.
		 */
		LOST,

		/** Somebody else holds the room's lease. */
		TAKEN,

		/** What is kept of this room is damaged; other rooms are not affected. */
		DAMAGED,

		/**
		 * The engine does not answer, or is closed. Whether an entry was kept is not
		 * known; appending it again with the same number is safe.
		 */
		UNAVAILABLE

	}

	private final Reason reason;

	/**
	 * Makes one.
	 * @param reason why
	 * @param message what, which one, the value seen, the way out
	 * @param cause what was thrown, if anything was
	 */
	public RoomLogException(Reason reason, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.reason = reason;
	}

	/**
	 * Returns why.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

}
