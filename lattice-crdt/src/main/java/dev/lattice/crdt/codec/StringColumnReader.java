package dev.lattice.crdt.codec;

/**
 * Reads what {@link StringColumnWriter} wrote, one string at a time, as a range of the
 * text of all. After {@link #next()}, {@link #offset()} and {@link #length()} tell the
 * range in {@link #text()}.
 */
public final class StringColumnReader {

	private final ByteReader in;

	private final UintOptRleReader lengths;

	private final TextArena text = new TextArena();

	private int offset;

	private int length;

	/**
	 * Creates a reader, and decodes the text.
	 * @param in where the column begins; it ends where this ends
	 * @throws MalformedDataException if the text is malformed
	 */
	public StringColumnReader(ByteReader in) {
		this.in = in;
		ByteReader bytes = in.varReader();
		this.text.appendUtf8(bytes.source(), bytes.position(), bytes.position() + bytes.remaining());
		this.lengths = new UintOptRleReader(in);
	}

	/**
	 * Goes to the next string.
	 * @throws MalformedDataException if the column has ended or is malformed, or the
	 * string would reach beyond the text
	 */
	public void next() {
		int start = this.offset + this.length;
		long units = this.lengths.read();
		if (units > this.text.size() - start) {
			throw new MalformedDataException("A string of " + units + " units is told, but the column's text has "
					+ (this.text.size() - start) + " left", this.in.position());
		}
		this.offset = start;
		this.length = (int) units;
	}

	/**
	 * Goes to the next string, and returns it.
	 * @return a copy
	 * @throws MalformedDataException as {@link #next()}
	 */
	public String read() {
		next();
		return this.text.string(this.offset, this.offset + this.length);
	}

	/**
	 * Returns the text of all strings.
	 * @return not a copy; it must not be changed while strings are read
	 */
	public TextArena text() {
		return this.text;
	}

	/**
	 * Returns where the string begins.
	 * @return an index into {@link #text()}
	 */
	public int offset() {
		return this.offset;
	}

	/**
	 * Returns how long the string is.
	 * @return in UTF-16 code units
	 */
	public int length() {
		return this.length;
	}

}
