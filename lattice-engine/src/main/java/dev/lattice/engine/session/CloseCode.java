package dev.lattice.engine.session;

/** Why a connection is closed; see the table in {@code docs/spec/protocol.md}. */
public enum CloseCode {

	/** A frame is larger than the limit. */
	TOO_BIG(1009, "frame too big"),

	/** The server restarts. */
	RESTART(1012, "server restarts"),

	/** A frame, or the order of frames, broke the protocol. */
	PROTOCOL(4400, "protocol error"),

	/** The page token is not genuine. */
	BAD_TOKEN(4401, "bad token"),

	/**
	 * The page token belongs to another user, or the user may not see the page any more.
	 */
	FORBIDDEN(4403, "forbidden"),

	/** No component answers at the page's path. */
	NO_ROUTE(4404, "no such page"),

	/** HELLO did not come in time. */
	HELLO_TIMEOUT(4408, "no hello"),

	/** A newer connection of the same page took over. */
	SUPERSEDED(4409, "superseded"),

	/** The page token has expired. */
	EXPIRED_TOKEN(4410, "expired token"),

	/** The page has not acknowledged what it was told for too long. */
	SILENT(4411, "no acknowledgements"),

	/** The session is gone, and the page is one that is loaded anew then. */
	SESSION_GONE(4412, "session gone"),

	/** Too many events. */
	TOO_MANY_EVENTS(4429, "too many events"),

	/** The session failed. */
	SESSION_FAILED(4500, "session failed");

	private final int number;

	private final String reason;

	CloseCode(int number, String reason) {
		this.number = number;
		this.reason = reason;
	}

	/**
	 * Returns the number on the wire.
	 * @return the number
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Returns the reason on the wire, in at most 30 ASCII characters.
	 * @return the reason
	 */
	public String reason() {
		return this.reason;
	}

}
