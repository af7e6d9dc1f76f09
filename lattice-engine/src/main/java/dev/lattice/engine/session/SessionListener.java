package dev.lattice.engine.session;

/** Hears what happens in a session, in its turns; must be quick and must not throw. */
public interface SessionListener {

	/** Hears nothing. */
	SessionListener NONE = new SessionListener() {
	};

	/**
	 * A patch was sent, or sent again.
	 * @param bytes its size
	 */
	default void patchSent(int bytes) {
	}

	/** An event was handed to its handler. */
	default void eventHandled() {
	}

	/** An event was dropped: its handler is gone, or it came a second time. */
	default void eventDropped() {
	}

	/**
	 * Code of the application failed; the session goes on.
	 * @param incident what the user is told
	 * @param where what ran
	 * @param failure what it threw
	 */
	default void failed(String incident, String where, Throwable failure) {
	}

}
