package dev.lattice.transport;

/** What a page token turned out to be. */
public sealed interface TokenCheck {

	/**
	 * Genuine, of this user, and in time.
	 *
	 * @param sessionId the session that it names
	 */
	record Valid(String sessionId) implements TokenCheck {
	}

	/** Not genuine: forged, broken, or signed with a key that is no longer there. */
	record Bad() implements TokenCheck {
	}

	/** Genuine, but of another user. */
	record Foreign() implements TokenCheck {
	}

	/** Genuine, but too old. */
	record Expired() implements TokenCheck {
	}

}
