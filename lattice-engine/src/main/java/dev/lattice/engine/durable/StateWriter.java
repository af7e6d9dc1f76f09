package dev.lattice.engine.durable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes values one after the other, each with its type, so that a reader that expects
 * another one notices. The same values give the same bytes.
 */
public final class StateWriter {

	/*
	 * A value is a tag and what it needs: integers in groups of 7 bits, the lowest first,
	 * zigzag, the top bit says that more follow; doubles as 8 bytes, the highest first;
	 * strings and bytes after their length.
	 */

	static final int INTEGER = 1;

	static final int DOUBLE = 2;

	static final int STRING = 3;

	static final int FALSE = 4;

	static final int TRUE = 5;

	static final int NOTHING = 6;

	static final int LIST = 7;

	static final int BYTES = 8;

	private final int limit;

	private byte[] bytes = new byte[64];

	private int size;

	/**
	 * Makes a writer.
	 * @param limit how many bytes it takes
	 */
	StateWriter(int limit) {
		this.limit = limit;
	}

	/**
	 * Writes an integer.
	 * @param value the value
	 */
	public void integer(long value) {
		put(INTEGER);
		number((value << 1) ^ (value >> 63));
	}

	/**
	 * Writes a floating point number, bit by bit.
	 * @param value the value
	 */
	public void number(double value) {
		put(DOUBLE);
		long bits = Double.doubleToLongBits(value);
		for (int shift = 56; shift >= 0; shift -= 8) {
			put((int) (bits >> shift));
		}
	}

	/**
	 * Writes true or false.
	 * @param value the value
	 */
	public void flag(boolean value) {
		put(value ? TRUE : FALSE);
	}

	/**
	 * Writes a text. Halves of surrogate pairs, which are no characters, become question
	 * marks.
	 * @param value the text
	 */
	public void text(String value) {
		put(STRING);
		block(value.getBytes(StandardCharsets.UTF_8));
	}

	/** Writes that there is no value. */
	public void nothing() {
		put(NOTHING);
	}

	/**
	 * Begins a list; its entries follow.
	 * @param size how many, at least 0
	 */
	public void list(int size) {
		put(LIST);
		number(size);
	}

	/**
	 * Writes bytes as they are.
	 * @param value the bytes
	 */
	public void bytes(byte[] value) {
		put(BYTES);
		block(value);
	}

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	private void block(byte[] content) {
		number(content.length);
		reserve(content.length);
		System.arraycopy(content, 0, this.bytes, this.size, content.length);
		this.size += content.length;
	}

	private void number(long unsigned) {
		long rest = unsigned;
		while ((rest & ~0x7FL) != 0) {
			put((int) (rest & 0x7F) | 0x80);
			rest >>>= 7;
		}
		put((int) rest);
	}

	private void put(int octet) {
		reserve(1);
		this.bytes[this.size++] = (byte) octet;
	}

	private void reserve(int more) {
		if (more > this.limit - this.size) {
			throw new Full();
		}
		if (this.size + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.size + more, 2 * this.bytes.length));
		}
	}

	/** There is no room for what was to be written. */
	static final class Full extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Full() {
			super("The state does not fit", null, false, false);
		}

	}

}
