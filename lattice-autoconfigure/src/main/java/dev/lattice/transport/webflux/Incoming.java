package dev.lattice.transport.webflux;

import dev.lattice.engine.session.CloseCode;

/** What comes over a connection; whatever it is, it is a sign of life. */
sealed interface Incoming {

	/**
	 * A frame.
	 *
	 * @param content its bytes
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	record Frame(byte[] content) implements Incoming {
	}

	/** A message without a frame. */
	record Life() implements Incoming {
	}

	/**
	 * Something that the transport cannot use.
	 *
	 * @param code with what the connection is to be closed
	 * @param reason what was wrong with it
	 */
	record Unusable(CloseCode code, String reason) implements Incoming {
	}

}
