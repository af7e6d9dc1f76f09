package dev.lattice.collaboration;

/**
 * The sending side of the socket of one client. Safe for concurrent use; nothing here
 * blocks. What is sent after the end is dropped.
 */
public interface ClientSocket {

	/**
	 * Returns what tells this socket from others in the log; never a secret.
	 * @return the id
	 */
	String id();

	/**
	 * Sends what happens in a room, after all that was sent before. A client that reads
	 * so slowly that too much waits is closed, to begin anew.
	 * @param frame a {@link ServerFrame}; may be shared, and must not be changed
	 */
	void send(byte[] frame);

	/**
	 * Answers what the client asked, after all that was sent before. An answer may be as
	 * large as it is, but a client that asks on without reading is closed.
	 * @param frame a {@link ServerFrame}; must not be changed
	 */
	void reply(byte[] frame);

	/**
	 * Returns whether so much waits that what will be old soon is not worth sending.
	 * @return whether the client is behind
	 */
	boolean isBehind();

	/**
	 * Runs something when nothing waits any more; at once if so already.
	 * @param action what to run, on any thread; must not block
	 */
	void whenCaughtUp(Runnable action);

	/**
	 * Closes the socket behind what was sent before. A second call does nothing.
	 * @param code why
	 * @param reason more about it, for the one who looks for the cause
	 */
	void close(ClientCloseCode code, String reason);

}
