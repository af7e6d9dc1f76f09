package dev.lattice.transport.webflux;

/** What the server sends over a connection. */
sealed interface Outgoing {

	/** How many bytes of it wait to be sent. */
	default int size() {
		return 0;
	}

	/**
	 * A frame.
	 *
	 * @param content its bytes
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Frame(byte[] content) implements Outgoing {

		@Override
		public int size() {
			return this.content.length;
		}

	}

	/** A question for a sign of life, which every page answers at once. */
	record Ping() implements Outgoing {
	}

}
