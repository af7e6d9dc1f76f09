package dev.lattice.engine.session;

/**
 * Where a session stands: {@code Rendered -> Connecting -> Live <-> Detached -> Closed}.
 * Transitions are methods of the states that allow them.
 */
public sealed interface SessionState {

	/**
	 * Rendered, never connected.
	 *
	 * @param since the time
	 */
	record Rendered(long since) implements SessionState {
	}

	/** A connection is being answered. */
	record Connecting() implements SessionState {
	}

	/** Connected. */
	record Live() implements SessionState {
	}

	/**
	 * Without a connection, for a while.
	 *
	 * @param since the time
	 */
	record Detached(long since) implements SessionState {
	}

	/** Over. */
	record Closed() implements SessionState {
	}

}
