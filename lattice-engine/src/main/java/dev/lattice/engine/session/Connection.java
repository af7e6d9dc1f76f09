package dev.lattice.engine.session;

/** One socket of a page, as the session sees it. Calls come from the session's turns. */
public interface Connection {

	/**
	 * Sends a frame after those sent before, without blocking.
	 * @param frame the frame; not to be changed
	 */
	void send(byte[] frame);

	/**
	 * Sends a frame as {@link #send} does, but as it is: its size must not tell what is
	 * in it (P-64).
	 * @param frame the frame; not to be changed
	 */
	default void sendUncompressed(byte[] frame) {
		send(frame);
	}

	/**
	 * Closes the connection after what was sent; a second call does nothing.
	 * @param code why
	 */
	void close(CloseCode code);

}
