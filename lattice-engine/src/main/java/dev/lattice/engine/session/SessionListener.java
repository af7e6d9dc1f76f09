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
	 * The client told a fault of its own.
	 * @param incident the name of the fault
	 * @param where the page
	 * @param text what the client says: nothing that it says is to be trusted; at most
	 * {@value Reports#LONGEST} characters, none of which a log or a terminal would obey
	 */
	default void reported(String incident, String where, String text) {
	}

	/**
	 * The page has asked to go elsewhere without being loaded anew, and is answered.
	 * @param outcome how that ended
	 */
	default void navigated(NavigationOutcome outcome) {
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
