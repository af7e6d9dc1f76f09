package dev.lattice.engine.session;

/**
 * Where a session stands. What may come next is a method of the state that allows it, so
 * that another order does not compile:
 * {@code Rendered -> Connecting -> Live -> Detached -> Connecting}, and from each of them
 * {@code Closed}.
 */
public sealed interface SessionState {

	/**
	 * Rendered, and never connected.
	 *
	 * @param since the time of rendering, or when the browser was last known to take some
	 * of the HTML
	 */
	record Rendered(long since) implements SessionState {

		Rendered taken(long at) {
			return new Rendered(Math.max(this.since, at));
		}

		Connecting connect(Connection connection) {
			return new Connecting(connection);
		}

		Closed expire() {
			return new Closed();
		}

	}

	/**
	 * A connection has said hello and is being answered.
	 *
	 * @param connection the connection
	 */
	record Connecting(Connection connection) implements SessionState {

		Live welcomed() {
			return new Live(this.connection);
		}

	}

	/**
	 * Connected: events come in and patches go out.
	 *
	 * @param connection the connection
	 */
	record Live(Connection connection) implements SessionState {

		@SuppressWarnings("ReferenceEquality") // a connection is itself and no other
		boolean isOver(Connection other) {
			return this.connection == other;
		}

		Detached disconnect(long now) {
			return new Detached(now);
		}

		Connecting supersede(Connection newer) {
			this.connection.close(CloseCode.SUPERSEDED);
			return new Connecting(newer);
		}

		Detached abandon(CloseCode code, long now) {
			this.connection.close(code);
			return new Detached(now);
		}

		Closed close(CloseCode code) {
			this.connection.close(code);
			return new Closed();
		}

	}

	/**
	 * Without a connection, for a while.
	 *
	 * @param since the time at which the connection was lost
	 */
	record Detached(long since) implements SessionState {

		Connecting connect(Connection connection) {
			return new Connecting(connection);
		}

		Closed expire() {
			return new Closed();
		}

	}

	/** Over; nothing follows. */
	record Closed() implements SessionState {
	}

}
