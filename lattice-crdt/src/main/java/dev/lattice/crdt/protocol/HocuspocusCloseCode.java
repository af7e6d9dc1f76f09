package dev.lattice.crdt.protocol;

/** Why a server of Hocuspocus closes a WebSocket. */
public enum HocuspocusCloseCode {

	/** A message was larger than the server takes. */
	MESSAGE_TOO_BIG(1009, "Message Too Big"),

	/** The provider shall connect again and begin anew. */
	RESET_CONNECTION(4205, "Reset Connection"),

	/** Who it is was not said, or not believed. */
	UNAUTHORIZED(4401, "Unauthorized"),

	/** The server does not want to, whoever it is. */
	FORBIDDEN(4403, "Forbidden"),

	/** The provider said nothing for too long. */
	CONNECTION_TIMEOUT(4408, "Connection Timeout");

	private final int code;

	private final String reason;

	HocuspocusCloseCode(int code, String reason) {
		this.code = code;
		this.reason = reason;
	}

	/**
	 * Returns the status code of the close frame.
	 * @return 1009, or from 4000 to 4999
	 */
	public int code() {
		return this.code;
	}

	/**
	 * Returns the reason in the close frame.
	 * @return a text in English
	 */
	public String reason() {
		return this.reason;
	}

}
