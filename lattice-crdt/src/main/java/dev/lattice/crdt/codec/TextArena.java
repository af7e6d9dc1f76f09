package dev.lattice.crdt.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that only grows at its end, as UTF-16 code units with indices from 0. A unit takes
 * one byte until the first one above U+00FF comes, from then on two. Not safe for use by
 * several threads at once.
 */
public final class TextArena {

	private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

	private static final byte[] NO_BYTES = new byte[0];

	private static final char[] NO_CHARS = new char[0];

	private static final int FIRST_CAPACITY = 16;

	// Either latin holds the text, or isWide and wide does; the other array is empty.
	private byte[] latin = NO_BYTES;

	private char[] wide = NO_CHARS;

	private boolean isWide;

	private int size;

	/**
	 * Returns how long the text is.
	 * @return in UTF-16 code units
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Appends text.
	 * @param text the text
	 * @return the index of its first unit
	 */
	public int append(CharSequence text) {
		int start = this.size;
		int length = text.length();
		ensure(length);
		int at = 0;
		if (!this.isWide) {
			at = appendLatin(text);
			if (at == length) {
				return start;
			}
			widen();
		}
		for (; at < length; at++) {
			this.wide[this.size++] = text.charAt(at);
		}
		return start;
	}

	private int appendLatin(CharSequence text) {
		int length = text.length();
		byte[] out = this.latin;
		int end = this.size;
		int at = 0;
		for (; at < length; at++) {
			char c = text.charAt(at);
			if (c > 0xFF) {
				break;
			}
			out[end++] = (byte) c;
		}
		this.size = end;
		return at;
	}

	/**
	 * Appends a range of another text, or of this one.
	 * @param other the other text
	 * @param from the index of its first unit
	 * @param length how many units
	 * @return the index of its first unit here
	 * @throws IndexOutOfBoundsException if the range is not in the other text
	 */
	public int append(TextArena other, int from, int length) {
		other.check(from, from + length);
		int start = this.size;
		ensure(length);
		if (other.isWide) {
			if (!this.isWide) {
				if (other.isLatin(from, from + length)) {
					for (int at = from; at < from + length; at++) {
						this.latin[this.size++] = (byte) other.wide[at];
					}
					return start;
				}
				widen();
			}
			System.arraycopy(other.wide, from, this.wide, start, length);
		}
		else if (this.isWide) {
			for (int at = 0; at < length; at++) {
				this.wide[start + at] = (char) (other.latin[from + at] & 0xFF);
			}
		}
		else {
			System.arraycopy(other.latin, from, this.latin, start, length);
		}
		this.size += length;
		return start;
	}

	private boolean isLatin(int from, int to) {
		for (int at = from; at < to; at++) {
			if (this.wide[at] > 0xFF) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Appends text in UTF-8. A byte order mark is kept.
	 * @param source where the text is
	 * @param from the index of its first byte
	 * @param to the index after its last byte
	 * @return the index of its first unit
	 * @throws MalformedDataException if it is not UTF-8; then nothing was appended
	 */
	public int appendUtf8(byte[] source, int from, int to) {
		int start = this.size;
		int ascii = Utf8.endOfAscii(source, from, to);
		if (ascii < to && !Utf8.check(source, ascii, to) && !this.isWide) {
			widen();
		}
		ensure(to - from);
		if (this.isWide) {
			this.size = Utf8.decode(source, from, to, this.wide, start);
			return start;
		}
		System.arraycopy(source, from, this.latin, start, ascii - from);
		this.size = Utf8.decodeLatin(source, ascii, to, this.latin, start + ascii - from);
		return start;
	}

	/**
	 * Returns a unit.
	 * @param index from 0 to {@link #size()} - 1
	 * @return the unit
	 * @throws IndexOutOfBoundsException if there is none
	 */
	public char charAt(int index) {
		check(index);
		return this.isWide ? this.wide[index] : (char) (this.latin[index] & 0xFF);
	}

	/**
	 * Replaces a unit.
	 * @param index from 0 to {@link #size()} - 1
	 * @param unit the new one
	 * @throws IndexOutOfBoundsException if there is none
	 */
	public void set(int index, char unit) {
		check(index);
		if (unit > 0xFF && !this.isWide) {
			widen();
		}
		if (this.isWide) {
			this.wide[index] = unit;
		}
		else {
			this.latin[index] = (byte) unit;
		}
	}

	/**
	 * Returns a range.
	 * @param from the index of its first unit
	 * @param to the index after its last unit
	 * @return a copy
	 * @throws IndexOutOfBoundsException if the range is not in the text
	 */
	public String string(int from, int to) {
		check(from, to);
		return this.isWide ? new String(this.wide, from, to - from)
				: new String(this.latin, from, to - from, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Appends a range to a builder.
	 * @param out the builder
	 * @param from the index of the first unit
	 * @param to the index after the last unit
	 * @throws IndexOutOfBoundsException if the range is not in the text
	 */
	public void appendTo(StringBuilder out, int from, int to) {
		check(from, to);
		if (this.isWide) {
			out.append(this.wide, from, to - from);
		}
		else {
			out.append(new String(this.latin, from, to - from, StandardCharsets.ISO_8859_1));
		}
	}

	/**
	 * Writes a range as {@link ByteWriter#varString(String)} writes a string.
	 * @param out where to write
	 * @param from the index of the first unit
	 * @param to the index after the last unit
	 * @throws IndexOutOfBoundsException if the range is not in the text
	 */
	public void writeVarString(ByteWriter out, int from, int to) {
		check(from, to);
		if (this.isWide) {
			out.varChars(this.wide, from, to);
		}
		else {
			out.varLatin(this.latin, from, to);
		}
	}

	/** Forgets the text; units take one byte again. */
	public void clear() {
		this.size = 0;
		this.isWide = false;
		this.wide = NO_CHARS;
	}

	/**
	 * Returns what this takes, room for growth included.
	 * @return an estimate in bytes, at least that of the arrays
	 */
	public long heapBytes() {
		return 64L + this.latin.length + 2L * this.wide.length;
	}

	private void check(int index) {
		if (index < 0 || index >= this.size) {
			throw new IndexOutOfBoundsException("Index " + index + " is not in a text of " + this.size + " units");
		}
	}

	private void check(int from, int to) {
		if (from < 0 || to < from || to > this.size) {
			throw new IndexOutOfBoundsException(
					"Range " + from + " to " + to + " is not in a text of " + this.size + " units");
		}
	}

	private void ensure(int more) {
		int capacity = this.isWide ? this.wide.length : this.latin.length;
		if (more > capacity - this.size) {
			if (more > MAX_SIZE - this.size) {
				throw new IllegalStateException("A text of " + this.size + " units cannot grow by " + more + " more");
			}
			int grown = (int) Math.min(MAX_SIZE,
					Math.max((long) this.size + more, Math.max(FIRST_CAPACITY, capacity + (capacity >> 1))));
			if (this.isWide) {
				this.wide = Arrays.copyOf(this.wide, grown);
			}
			else {
				this.latin = Arrays.copyOf(this.latin, grown);
			}
		}
	}

	private void widen() {
		char[] widened = new char[this.latin.length];
		for (int at = 0; at < this.size; at++) {
			widened[at] = (char) (this.latin[at] & 0xFF);
		}
		this.wide = widened;
		this.latin = NO_BYTES;
		this.isWide = true;
	}

}
