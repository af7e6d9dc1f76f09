package dev.lattice.crdt.codec;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads bytes that {@link ByteWriter} or lib0 wrote, from a range of an array that it
 * does not copy and that must not change meanwhile. Whatever the bytes are, a method
 * returns, or throws a {@link MalformedDataException} and leaves the position undefined;
 * it allocates no more than the remaining bytes can account for. Not safe for use by
 * several threads at once.
 */
public final class ByteReader {

	private static final int MAX_SHIFT = 49;

	private final byte[] source;

	private final int end;

	private int position;

	private boolean negativeZero;

	/**
	 * Creates a reader of a whole array.
	 * @param bytes what to read, not copied
	 */
	public ByteReader(byte[] bytes) {
		this(bytes, 0, bytes.length);
	}

	/**
	 * Creates a reader of a range.
	 * @param bytes what to read, not copied
	 * @param from the index of the first byte
	 * @param to the index after the last byte
	 * @throws IllegalArgumentException if the range is not in the array
	 */
	public ByteReader(byte[] bytes, int from, int to) {
		if (from < 0 || to < from || to > bytes.length) {
			throw new IllegalArgumentException(
					"Range " + from + " to " + to + " is not in an array of " + bytes.length + " bytes");
		}
		this.source = bytes;
		this.position = from;
		this.end = to;
	}

	/**
	 * Returns where the next byte is.
	 * @return an index into {@link #source()}, whatever range is read
	 */
	public int position() {
		return this.position;
	}

	/**
	 * Returns how much is left of the range.
	 * @return the number of bytes
	 */
	public int remaining() {
		return this.end - this.position;
	}

	/**
	 * Returns whether something is left of the range.
	 * @return whether {@link #remaining()} is above 0
	 */
	public boolean hasRemaining() {
		return this.position < this.end;
	}

	/**
	 * Returns the array that is read.
	 * @return not a copy
	 */
	public byte[] source() {
		return this.source;
	}

	/**
	 * Reads one byte.
	 * @return from 0 to 255
	 */
	public int u8() {
		if (this.position >= this.end) {
			throw ended();
		}
		return this.source[this.position++] & 0xFF;
	}

	/**
	 * Reads what {@link ByteWriter#varUint(long)} wrote.
	 * @return from 0 to 2^53 - 1
	 */
	public long varUint() {
		if (this.position < this.end && this.source[this.position] >= 0) {
			return this.source[this.position++];
		}
		return continued(this.position, 0, 0);
	}

	/**
	 * Reads what {@link ByteWriter#varUint(long)} wrote, if it fits an int.
	 * @return from 0 to 2^31 - 1
	 */
	public int varUintInt() {
		int start = this.position;
		long value = varUint();
		if (value > Integer.MAX_VALUE) {
			throw new MalformedDataException("Integer " + value + " is above " + Integer.MAX_VALUE, start);
		}
		return (int) value;
	}

	/**
	 * Reads what {@link ByteWriter#varInt(long)} wrote. Whether a 0 was a -0 is told by
	 * {@link #lastVarIntWasNegativeZero()}.
	 * @return from -(2^53 - 1) to 2^53 - 1
	 */
	public long varInt() {
		int start = this.position;
		int first = u8();
		long magnitude = first & 0x3F;
		if ((first & 0x80) != 0) {
			magnitude = continued(start, magnitude, 6);
		}
		boolean negative = (first & 0x40) != 0;
		this.negativeZero = negative && magnitude == 0;
		return negative ? -magnitude : magnitude;
	}

	/**
	 * Returns whether {@link #varInt()} last read -0, for which it returned 0.
	 * @return whether it did; false before the first
	 */
	public boolean lastVarIntWasNegativeZero() {
		return this.negativeZero;
	}

	private long continued(int start, long low, int firstShift) {
		long value = low;
		for (int shift = firstShift; shift <= MAX_SHIFT; shift += 7) {
			int b = u8();
			value |= (long) (b & 0x7F) << shift;
			if (b < 0x80) {
				if (value > Values.MAX_SAFE_INTEGER) {
					break;
				}
				return value;
			}
		}
		throw new MalformedDataException("An integer is above 2^53 - 1 or takes more than 8 bytes", start);
	}

	/**
	 * Reads four bytes, most significant first.
	 * @return the number
	 */
	public float float32() {
		need(4);
		int bits = 0;
		for (int count = 0; count < 4; count++) {
			bits = (bits << 8) | (this.source[this.position++] & 0xFF);
		}
		return Float.intBitsToFloat(bits);
	}

	/**
	 * Reads eight bytes, most significant first.
	 * @return the number
	 */
	public double float64() {
		return Double.longBitsToDouble(int64());
	}

	/**
	 * Reads eight bytes, most significant first.
	 * @return the number
	 */
	public long int64() {
		need(8);
		long bits = 0;
		for (int count = 0; count < 8; count++) {
			bits = (bits << 8) | (this.source[this.position++] & 0xFF);
		}
		return bits;
	}

	/**
	 * Reads bytes as they are.
	 * @param length how many
	 * @return a copy
	 */
	public byte[] bytes(int length) {
		int from = this.position;
		skip(length);
		return Arrays.copyOfRange(this.source, from, this.position);
	}

	/**
	 * Reads what {@link ByteWriter#varBytes(byte[])} wrote.
	 * @return a copy
	 */
	public byte[] varBytes() {
		return bytes(length());
	}

	/**
	 * Reads what {@link ByteWriter#varBytes(byte[])} wrote, without a copy.
	 * @return a reader of that range of the same array
	 */
	public ByteReader varReader() {
		int length = length();
		int from = this.position;
		this.position += length;
		return new ByteReader(this.source, from, this.position);
	}

	/**
	 * Reads what {@link ByteWriter#varString(String)} wrote. What is not UTF-8 is
	 * refused; a byte order mark is kept.
	 * @return the string
	 */
	public String varString() {
		int length = length();
		int from = this.position;
		this.position += length;
		return Utf8.decode(this.source, from, this.position);
	}

	/**
	 * Reads what {@link ByteWriter#any(Object)} wrote.
	 * @param maxDepth how deep lists and maps may nest, from 0 to
	 * {@link Values#MAX_DEPTH}
	 * @return a value as {@link Values} says, of lists and maps that the caller may
	 * change
	 * @throws IllegalArgumentException if the depth is out of range
	 */
	public @Nullable Object any(int maxDepth) {
		Values.checkDepth(maxDepth);
		return AnyReader.read(this, maxDepth, maxDepth);
	}

	/**
	 * Passes over bytes.
	 * @param length how many
	 */
	public void skip(int length) {
		need(length);
		this.position += length;
	}

	/**
	 * Passes over what {@link ByteWriter#varString(String)} or
	 * {@link ByteWriter#varBytes(byte[])} wrote, without a look whether it is UTF-8.
	 */
	public void skipVarString() {
		int length = length();
		this.position += length;
	}

	/** Reads a length, of which so much must be left. */
	private int length() {
		int start = this.position;
		long length = varUint();
		if (length > remaining()) {
			throw new MalformedDataException(
					"A length of " + length + " bytes is told, but " + remaining() + " are left", start);
		}
		return (int) length;
	}

	private void need(int length) {
		if (length < 0 || length > remaining()) {
			throw new MalformedDataException(length + " bytes are needed, but " + remaining() + " are left",
					this.position);
		}
	}

	private MalformedDataException ended() {
		return new MalformedDataException("The data ends where a byte is needed", this.position);
	}

}
