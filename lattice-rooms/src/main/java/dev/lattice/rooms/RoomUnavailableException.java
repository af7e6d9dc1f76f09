package dev.lattice.rooms;

import org.jspecify.annotations.Nullable;

/** That a room could not be loaded: its log does not answer, or is damaged. */
public final class RoomUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Makes one.
	 * @param message which room, what was seen, the way out
	 * @param cause what the log said
	 */
	public RoomUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
