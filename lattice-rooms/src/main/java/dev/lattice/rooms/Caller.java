package dev.lattice.rooms;

import org.jspecify.annotations.Nullable;

/**
 * Who opens or edits a room. Made by the server, never from what a client says of itself.
 *
 * @param user the user's name, null if nobody has signed in
 * @param kind by what they come
 * @param credentials what a policy may look at: the principal of the session, or the
 * token that a client sent; null if there is none
 */
public record Caller(@Nullable String user, Kind kind, @Nullable Object credentials) {

	/** By what somebody comes. */
	public enum Kind {

		/** A session of a page that this server renders. */
		PAGE,

		/** A client that speaks one of the protocols of Yjs. */
		CLIENT,

		/** The application itself, outside of sessions. */
		APPLICATION

	}

	/** The application itself. */
	public static final Caller APPLICATION = new Caller(null, Kind.APPLICATION, null);

}
