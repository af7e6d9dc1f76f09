package dev.lattice.collaboration;

import dev.lattice.rooms.RoomRefusedException;

/**
 * Why the socket of a client is closed. A provider of y-websocket 3.1 and later does not
 * come again after a code from 4400 to 4499; others, and other codes, come again.
 */
public enum ClientCloseCode {

	/** The server shuts down. */
	RESTART(1012),

	/** A message of a kind that the protocol does not have: text, or bytes. */
	UNSUPPORTED(1003),

	/** The client reads too slowly, says too much, or there is no room: later again. */
	TRY_LATER(1013),

	/** A provider of Hocuspocus shall begin anew. */
	RESET(4205),

	/** What the client sent, or the name of the room, is malformed. */
	MALFORMED(4400),

	/** Who it is was not said, or not believed. */
	UNAUTHORIZED(4401),

	/** The client may not see the room. */
	FORBIDDEN(4403),

	/** The client did not say in time who it is. */
	TIMEOUT(4408);

	private final int number;

	ClientCloseCode(int number) {
		this.number = number;
	}

	/**
	 * Returns the status code of the close frame.
	 * @return from 1000 to 4999
	 */
	public int number() {
		return this.number;
	}

	/** Returns why a client is not, or no longer, in a room. */
	static ClientCloseCode of(RoomRefusedException.Reason reason) {
		return switch (reason) {
			case NAME, MALFORMED -> MALFORMED;
			case NOT_ALLOWED, READ_ONLY, INVALID -> FORBIDDEN;
			case LIMIT, NOT_SAVED, UNAVAILABLE -> TRY_LATER;
		};
	}

}
