package dev.lattice.transport;

/**
 * Says that bytes are not a frame that a client may send (P-4). Messages name what was
 * wrong and where, never a value that a user sent.
 */
public final class MalformedFrameException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int offset;

	/**
	 * Makes the exception.
	 * @param problem what is wrong
	 * @param offset the position in the frame, in bytes
	 */
	public MalformedFrameException(String problem, int offset) {
		super("Malformed frame at byte " + offset + ": " + problem);
		this.offset = offset;
	}

	/**
	 * Returns where the frame stopped making sense.
	 * @return the position in bytes
	 */
	public int offset() {
		return this.offset;
	}

	/**
	 * Carries no stack trace: anyone on the network can cause one, as often as they like.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
