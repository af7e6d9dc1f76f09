package dev.lattice.transport;

import java.io.Serial;

/** Says that no session can be opened now; a later attempt may succeed. */
public final class SessionsRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Reason reason;

	SessionsRefusedException(Reason reason, String message) {
		super(message, null, false, false);
		this.reason = reason;
	}

	/**
	 * Returns why.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	static SessionsRefusedException full(int maxSessions) {
		return new SessionsRefusedException(Reason.SERVER,
				"All " + maxSessions + " sessions are in use; raise lattice.session.max-sessions or add a node");
	}

	/**
	 * Makes the refusal of a page for which no thread is free.
	 * @return the refusal
	 */
	public static SessionsRefusedException busy() {
		return new SessionsRefusedException(Reason.SERVER,
				"The task executor has no room for a page; give it more threads or a longer queue, or add a node");
	}

	static SessionsRefusedException draining() {
		return new SessionsRefusedException(Reason.SERVER, "The server is shutting down and opens no session");
	}

	static SessionsRefusedException ofUser(int perUser) {
		return new SessionsRefusedException(Reason.VISITOR, "The user has " + perUser
				+ " sessions already; one of them must end, or lattice.session.max-per-user be raised");
	}

	static SessionsRefusedException ofAddress(int perAddress) {
		return new SessionsRefusedException(Reason.VISITOR, "The client's address has " + perAddress
				+ " sessions already; one of them must end, or lattice.session.max-per-address be raised");
	}

	static SessionsRefusedException revoked() {
		return new SessionsRefusedException(Reason.REVOKED,
				"The sessions of the user were closed while this one was opened; the page must be asked for again");
	}

	/** Why no session can be opened. */
	public enum Reason {

		/** The server has no room, or shuts down. */
		SERVER,

		/** The visitor has as many as they may have. */
		VISITOR,

		/** The visitor's sessions were closed after the request came. */
		REVOKED

	}

}
