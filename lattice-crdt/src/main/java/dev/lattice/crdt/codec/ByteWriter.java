package dev.lattice.crdt.codec;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Writes bytes as lib0's encoder does, into an array that grows. Reusable: after
 * {@link #clear()} it writes into the same array. Not safe for use by several threads at
 * once.
 */
public final class ByteWriter {

	private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

	private static final int CONTINUES = 0x80;

	private static final int NEGATIVE = 0x40;

	private byte[] array;

	private int size;

	/** Creates an empty writer. */
	public ByteWriter() {
		this(64);
	}

	/**
	 * Creates an empty writer.
	 * @param capacity how many bytes fit before it grows, at least 0
	 * @throws IllegalArgumentException if the capacity is negative
	 */
	public ByteWriter(int capacity) {
		if (capacity < 0) {
			throw new IllegalArgumentException("Capacity " + capacity + " is negative");
		}
		this.array = new byte[capacity];
	}

	/**
	 * Writes one byte.
	 * @param value of which the low 8 bits are written
	 */
	public void u8(int value) {
		ensure(1);
		this.array[this.size++] = (byte) value;
	}

	/**
	 * Writes an unsigned integer, 7 bits a byte, least significant first.
	 * @param value from 0 to 2^53 - 1
	 * @throws IllegalArgumentException if the value is out of range
	 */
	public void varUint(long value) {
		if (value < 0 || value > Values.MAX_SAFE_INTEGER) {
			throw new IllegalArgumentException("Unsigned integer " + value + " is not from 0 to 2^53 - 1");
		}
		ensure(8);
		long rest = value;
		while (rest > 0x7F) {
			this.array[this.size++] = (byte) (CONTINUES | (rest & 0x7F));
			rest >>>= 7;
		}
		this.array[this.size++] = (byte) rest;
	}

	/**
	 * Writes a signed integer: the sign and 6 bits, then 7 bits a byte, least significant
	 * first.
	 * @param value from -(2^53 - 1) to 2^53 - 1
	 * @throws IllegalArgumentException if the value is out of range
	 */
	public void varInt(long value) {
		if (value < -Values.MAX_SAFE_INTEGER || value > Values.MAX_SAFE_INTEGER) {
			throw new IllegalArgumentException("Integer " + value + " is not from -(2^53 - 1) to 2^53 - 1");
		}
		signed(Math.abs(value), value < 0);
	}

	/** Writes the signed integer -0, which differs from 0. */
	public void varNegativeZero() {
		signed(0, true);
	}

	private void signed(long magnitude, boolean negative) {
		ensure(8);
		long rest = magnitude >>> 6;
		this.array[this.size++] = (byte) ((rest > 0 ? CONTINUES : 0) | (negative ? NEGATIVE : 0) | (magnitude & 0x3F));
		while (rest > 0) {
			this.array[this.size++] = (byte) ((rest > 0x7F ? CONTINUES : 0) | (rest & 0x7F));
			rest >>>= 7;
		}
	}

	/**
	 * Writes four bytes, most significant first.
	 * @param value any; every NaN is written as the same one
	 */
	public void float32(float value) {
		ensure(4);
		int bits = Float.floatToIntBits(value);
		for (int shift = 24; shift >= 0; shift -= 8) {
			this.array[this.size++] = (byte) (bits >> shift);
		}
	}

	/**
	 * Writes eight bytes, most significant first.
	 * @param value any; every NaN is written as the same one
	 */
	public void float64(double value) {
		int64(Double.doubleToLongBits(value));
	}

	/**
	 * Writes eight bytes, most significant first.
	 * @param value any
	 */
	public void int64(long value) {
		ensure(8);
		for (int shift = 56; shift >= 0; shift -= 8) {
			this.array[this.size++] = (byte) (value >> shift);
		}
	}

	/**
	 * Writes a range of an array as it is.
	 * @param source the array, which is copied
	 * @param from the index of the first byte
	 * @param length how many bytes
	 * @throws IndexOutOfBoundsException if the range is not in the array
	 */
	public void bytes(byte[] source, int from, int length) {
		ensure(length);
		System.arraycopy(source, from, this.array, this.size, length);
		this.size += length;
	}

	/**
	 * Writes the length of an array, and the array.
	 * @param source the array, which is copied
	 */
	public void varBytes(byte[] source) {
		varUint(source.length);
		bytes(source, 0, source.length);
	}

	/**
	 * Writes how much the other writer has written, and that.
	 * @param other the other writer, which stays as it is
	 */
	public void varBytes(ByteWriter other) {
		varUint(other.size);
		bytes(other.array, 0, other.size);
	}

	/**
	 * Writes the length of a string in UTF-8, and that. A lone surrogate is written as
	 * U+FFFD.
	 * @param text the string
	 */
	public void varString(String text) {
		int start = this.size;
		int length = text.length();
		varUint(length);
		ensure(length);
		byte[] out = this.array;
		int end = this.size;
		for (int at = 0; at < length; at++) {
			char c = text.charAt(at);
			if (c > 0x7F) {
				this.size = start;
				varChars(text.toCharArray(), 0, length);
				return;
			}
			out[end++] = (byte) c;
		}
		this.size = end;
	}

	/** Writes a range of characters as {@link #varString(String)} writes a string. */
	void varChars(char[] chars, int from, int to) {
		long length = Utf8.length(chars, from, to);
		varUint(length);
		ensure(length);
		this.size = Utf8.encode(chars, from, to, this.array, this.size);
	}

	/** Writes a range of ISO 8859-1 as {@link #varString(String)} writes a string. */
	void varLatin(byte[] latin, int from, int to) {
		int wide = 0;
		for (int at = from; at < to; at++) {
			wide -= latin[at] >> 7;
		}
		long length = (long) to - from + wide;
		varUint(length);
		ensure(length);
		if (wide == 0) {
			System.arraycopy(latin, from, this.array, this.size, to - from);
			this.size += to - from;
			return;
		}
		for (int at = from; at < to; at++) {
			int c = latin[at] & 0xFF;
			if (c > 0x7F) {
				this.array[this.size++] = (byte) (0xC0 | (c >> 6));
				c = 0x80 | (c & 0x3F);
			}
			this.array[this.size++] = (byte) c;
		}
	}

	/**
	 * Writes a value as lib0's {@code writeAny} does.
	 * @param value a value as {@link Values} says
	 * @throws IllegalArgumentException if it is not such a value, or a number that no
	 * JavaScript number equals, or nested more than {@link Values#MAX_DEPTH} deep; what
	 * was written before stays
	 */
	public void any(@Nullable Object value) {
		int start = this.size;
		try {
			AnyWriter.write(this, value, Values.MAX_DEPTH);
		}
		catch (IllegalArgumentException ex) {
			this.size = start;
			throw ex;
		}
	}

	/**
	 * Returns how much was written.
	 * @return the number of bytes
	 */
	public int size() {
		return this.size;
	}

	/**
	 * Returns what was written.
	 * @return a copy, of {@link #size()} bytes
	 */
	public byte[] toBytes() {
		return Arrays.copyOf(this.array, this.size);
	}

	/**
	 * Returns the array that is written into. It belongs to this writer, and is another
	 * one after it has grown.
	 * @return the array, of which the first {@link #size()} bytes were written
	 */
	public byte[] array() {
		return this.array;
	}

	/** Forgets what was written, and keeps the array. */
	public void clear() {
		this.size = 0;
	}

	/**
	 * Forgets what was written after a point.
	 * @param size how many bytes stay, from 0 to {@link #size()}
	 * @throws IllegalArgumentException if so many were not written
	 */
	public void truncate(int size) {
		if (size < 0 || size > this.size) {
			throw new IllegalArgumentException("Cannot truncate to " + size + " bytes; " + this.size + " were written");
		}
		this.size = size;
	}

	private void ensure(long more) {
		long needed = this.size + more;
		if (needed > this.array.length) {
			grow(needed);
		}
	}

	private void grow(long needed) {
		if (needed > MAX_SIZE) {
			throw new IllegalStateException(needed + " bytes do not fit an array; write less at once");
		}
		this.array = Arrays.copyOf(this.array, (int) Math.min(MAX_SIZE, Math.max(needed, 2L * this.array.length)));
	}

}
