package dev.lattice.engine.durable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what a {@link StateWriter} wrote, in the same order. Whatever stands there, it
 * allocates no more than that has bytes, and says what it found with a
 * {@link BadStateException}.
 */
public final class StateReader {

	private final byte[] bytes;

	private int at;

	StateReader(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Reads an integer.
	 * @return the value
	 */
	public long integer() {
		expect(StateWriter.INTEGER, "an integer");
		long zigzag = unsigned();
		return (zigzag >>> 1) ^ -(zigzag & 1);
	}

	/**
	 * Reads an integer of 32 bits.
	 * @return the value
	 */
	public int smallInteger() {
		int start = this.at;
		long value = integer();
		if ((int) value != value) {
			throw new BadStateException("The integer at byte " + start + " is " + value + ", more than 32 bits");
		}
		return (int) value;
	}

	/**
	 * Reads a floating point number.
	 * @return the value
	 */
	public double number() {
		expect(StateWriter.DOUBLE, "a floating point number");
		long bits = 0;
		for (int i = 0; i < Long.BYTES; i++) {
			bits = bits << 8 | octet();
		}
		return Double.longBitsToDouble(bits);
	}

	/**
	 * Reads true or false.
	 * @return the value
	 */
	public boolean flag() {
		if (isNext(StateWriter.TRUE)) {
			this.at++;
			return true;
		}
		expect(StateWriter.FALSE, "true or false");
		return false;
	}

	/**
	 * Reads a text.
	 * @return the text
	 */
	public String text() {
		expect(StateWriter.STRING, "a text");
		int length = length();
		String text = new String(this.bytes, this.at, length, StandardCharsets.UTF_8);
		this.at += length;
		return text;
	}

	/**
	 * Reads that there is no value, if that is what stands there.
	 * @return whether it did; else the value follows
	 */
	public boolean nothing() {
		boolean nothing = isNext(StateWriter.NOTHING);
		if (nothing) {
			this.at++;
		}
		return nothing;
	}

	/**
	 * Reads how many entries of a list follow.
	 * @return the size, at most the number of bytes that are left
	 */
	public int list() {
		expect(StateWriter.LIST, "a list");
		return length();
	}

	/**
	 * Reads bytes.
	 * @return the bytes
	 */
	public byte[] bytes() {
		expect(StateWriter.BYTES, "bytes");
		int length = length();
		this.at += length;
		return Arrays.copyOfRange(this.bytes, this.at - length, this.at);
	}

	void end() {
		if (this.at != this.bytes.length) {
			throw new BadStateException((this.bytes.length - this.at) + " bytes follow the value at byte " + this.at);
		}
	}

	/** What is counted takes at least a byte each. */
	private int length() {
		long length = unsigned();
		if (length < 0 || length > this.bytes.length - this.at) {
			throw new BadStateException("The size before byte " + this.at + " is " + length + ", but only "
					+ (this.bytes.length - this.at) + " bytes are left");
		}
		return (int) length;
	}

	private long unsigned() {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			int group = octet();
			value |= (group & 0x7FL) << shift;
			if (group < 0x80) {
				return value;
			}
		}
		throw new BadStateException("The integer before byte " + this.at + " has more than 64 bits");
	}

	private void expect(int tag, String what) {
		int found = octet();
		if (found != tag) {
			throw new BadStateException(
					"Expected " + what + " at byte " + (this.at - 1) + ", found a value of type " + found);
		}
	}

	private boolean isNext(int tag) {
		return this.at < this.bytes.length && this.bytes[this.at] == tag;
	}

	private int octet() {
		if (this.at == this.bytes.length) {
			throw new BadStateException("The state ends at byte " + this.at + ", in the middle of a value");
		}
		return this.bytes[this.at++] & 0xFF;
	}

}
