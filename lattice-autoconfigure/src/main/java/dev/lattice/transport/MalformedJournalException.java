package dev.lattice.transport;

/** Says that bytes are not a journal that may be read (L-128). */
public final class MalformedJournalException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int offset;

	/**
	 * Makes the exception.
	 * @param problem what is wrong, and the way out
	 * @param offset the position in bytes
	 */
	public MalformedJournalException(String problem, int offset) {
		super("Not a journal that can be read, at byte " + offset + ": " + problem);
		this.offset = offset;
	}

	/**
	 * Returns where the bytes stopped making sense.
	 * @return the position in bytes
	 */
	public int offset() {
		return this.offset;
	}

}
