package dev.lattice.store.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow: numbers of seven bits a byte, strings with their length. */
class Output {

	private byte[] bytes;

	private int size;

	Output(int capacity) {
		this.bytes = new byte[capacity];
	}

	final byte[] array() {
		return this.bytes;
	}

	final int size() {
		return this.size;
	}

	final byte[] copy() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	final void clear(int largest) {
		this.size = 0;
		if (this.bytes.length > largest) {
			this.bytes = new byte[largest];
		}
	}

	final void u8(int value) {
		room(1);
		this.bytes[this.size++] = (byte) value;
	}

	final void u32(int value) {
		room(4);
		putU32(this.bytes, this.size, value);
		this.size += 4;
	}

	final void u64(long value) {
		u32((int) (value >>> 32));
		u32((int) value);
	}

	/** Writes a number as if it had no sign, in 1 to 10 bytes. */
	final void number(long value) {
		room(10);
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			this.bytes[this.size++] = (byte) (rest | 0x80);
			rest >>>= 7;
		}
		this.bytes[this.size++] = (byte) rest;
	}

	/** Writes a number that may be below 0. */
	final void signed(long value) {
		number((value << 1) ^ (value >> 63));
	}

	final void string(String value) {
		byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
		number(utf8.length);
		raw(utf8);
	}

	final void raw(byte[] value) {
		room(value.length);
		System.arraycopy(value, 0, this.bytes, this.size, value.length);
		this.size += value.length;
	}

	private void room(int count) {
		if (this.bytes.length - this.size < count) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(this.size + count, 2 * this.bytes.length));
		}
	}

	static void putU32(byte[] bytes, int at, int value) {
		bytes[at] = (byte) (value >>> 24);
		bytes[at + 1] = (byte) (value >>> 16);
		bytes[at + 2] = (byte) (value >>> 8);
		bytes[at + 3] = (byte) value;
	}

}
