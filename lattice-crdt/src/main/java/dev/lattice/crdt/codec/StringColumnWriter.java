package dev.lattice.crdt.codec;

/**
 * Writes a column of strings as lib0's {@code StringEncoder}: all of them as one string,
 * then their lengths. A surrogate at the end of one and its other half at the begin of
 * the next so become one character. Reusable after {@link #clear()}.
 */
public final class StringColumnWriter {

	private final ByteWriter out = new ByteWriter();

	private final TextArena text = new TextArena();

	private final UintOptRleWriter lengths = new UintOptRleWriter();

	/**
	 * Writes the next string.
	 * @param next the string
	 */
	public void write(CharSequence next) {
		this.text.append(next);
		this.lengths.write(next.length());
	}

	/**
	 * Writes the next string.
	 * @param source where it is
	 * @param from the index of its first unit
	 * @param length how many units it has
	 * @throws IndexOutOfBoundsException if that range is not in the source
	 */
	public void write(TextArena source, int from, int length) {
		this.text.append(source, from, length);
		this.lengths.write(length);
	}

	/**
	 * Ends the column.
	 * @return its bytes, without their length; the writer belongs to this column, which
	 * must be cleared before anything is written again
	 */
	public ByteWriter finish() {
		this.text.writeVarString(this.out, 0, this.text.size());
		ByteWriter ends = this.lengths.finish();
		this.out.bytes(ends.array(), 0, ends.size());
		return this.out;
	}

	/** Begins a new column. */
	public void clear() {
		this.out.clear();
		this.text.clear();
		this.lengths.clear();
	}

}
