package dev.lattice.transport;

import java.io.Serial;

/** Says that no session can be opened now; a later attempt may succeed. */
public final class SessionsRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	SessionsRefusedException(String message) {
		super(message, null, false, false);
	}

	static SessionsRefusedException full(int maxSessions) {
		return new SessionsRefusedException(
				"All " + maxSessions + " sessions are in use; raise lattice.session.max-sessions or add a node");
	}

	static SessionsRefusedException draining() {
		return new SessionsRefusedException("The server is shutting down and opens no session");
	}

}
