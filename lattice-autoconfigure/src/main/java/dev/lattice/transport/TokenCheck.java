package dev.lattice.transport;

import java.time.Duration;

/** What a page token turned out to be. */
public sealed interface TokenCheck {

	/**
	 * Genuine, of this user, and in time.
	 *
	 * @param sessionId the session that it names
	 * @param path the digest of the path that it was issued for
	 * @param age how long ago it was issued
	 */
	record Valid(String sessionId, String path, Duration age) implements TokenCheck {

		/**
		 * Returns whether the token was issued for a path.
		 * @param asked the path as in the address, encoded
		 * @return whether the user was allowed to see the page at that path when the
		 * token was issued
		 */
		public boolean isFor(String asked) {
			return this.path.equals(PageTokens.digest(asked));
		}

	}

	/** Not genuine: forged, broken, or signed with a key that is no longer there. */
	record Bad() implements TokenCheck {
	}

	/** Genuine, but of another user, or of another HTTP session. */
	record Foreign() implements TokenCheck {
	}

	/** Genuine, but too old. */
	record Expired() implements TokenCheck {
	}

}
