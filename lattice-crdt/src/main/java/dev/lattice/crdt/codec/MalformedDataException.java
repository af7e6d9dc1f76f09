package dev.lattice.crdt.codec;

/**
 * Thrown when bytes or text from outside are not what they should be. The message says
 * what was expected, what was seen and where.
 */
public final class MalformedDataException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int position;

	/**
	 * Creates an exception.
	 * @param message what was expected and what was seen, without the position
	 * @param position where, as an index into the array or text that was read
	 */
	public MalformedDataException(String message, int position) {
		super(message + ", at position " + position);
		this.position = position;
	}

	/**
	 * Returns where the fault is.
	 * @return an index into the array or text that was read; its length if the end came
	 * too early
	 */
	public int position() {
		return this.position;
	}

}
