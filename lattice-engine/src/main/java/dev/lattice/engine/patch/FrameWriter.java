package dev.lattice.engine.patch;

/** Writes the elements of one frame, in order. Not for concurrent use. */
public interface FrameWriter {

	/**
	 * Writes an integer.
	 * @param value the integer
	 */
	void integer(int value);

	/**
	 * Writes a string.
	 * @param value the string
	 */
	void string(String value);

	/**
	 * Writes true or false.
	 * @param value the value
	 */
	void flag(boolean value);

	/** Writes null. */
	void nothing();

}
