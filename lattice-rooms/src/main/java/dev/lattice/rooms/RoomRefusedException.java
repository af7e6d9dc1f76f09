package dev.lattice.rooms;

/** That a room refused an edit, or to be opened. Nothing has changed. */
public final class RoomRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Why. */
	public enum Reason {

		/** The name is not one that a room may have. */
		NAME,

		/** The caller may not see the room. */
		NOT_ALLOWED,

		/** The caller may not change the room. */
		READ_ONLY,

		/** The policy says that the result is not valid. */
		INVALID,

		/** A limit is reached: size, clients, rate. */
		LIMIT,

		/** What the client sent is not an update, or a hostile one. */
		MALFORMED,

		/** Edits cannot be kept, and no more of them fit into memory. */
		NOT_SAVED,

		/** The room is not served here any more; it is worth trying again. */
		UNAVAILABLE

	}

	private final Reason reason;

	/**
	 * Makes one.
	 * @param reason why
	 * @param message what, which room, the value seen, the way out
	 */
	public RoomRefusedException(Reason reason, String message) {
		super(message);
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
