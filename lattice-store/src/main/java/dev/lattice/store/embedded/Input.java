package dev.lattice.store.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link Output} writes; throws {@link IndexOutOfBoundsException} where there
 * is nothing more.
 */
final class Input {

	private final byte[] bytes;

	private final int end;

	private int at;

	Input(byte[] bytes, int from, int end) {
		this.bytes = bytes;
		this.at = from;
		this.end = end;
	}

	static Input of(byte[] bytes) {
		return new Input(bytes, 0, bytes.length);
	}

	boolean isEmpty() {
		return this.at == this.end;
	}

	int u8() {
		return this.bytes[take(1)] & 0xFF;
	}

	int u32() {
		return getU32(this.bytes, take(4));
	}

	long u64() {
		return ((long) u32() << 32) | (u32() & 0xFFFFFFFFL);
	}

	long number() {
		long value = 0;
		for (int shift = 0; shift < 70; shift += 7) {
			int next = u8();
			value |= (long) (next & 0x7F) << shift;
			if (next < 0x80) {
				return value;
			}
		}
		throw new IndexOutOfBoundsException("A number of more than 10 bytes ends before byte " + this.at);
	}

	/** Reads a number that is used as a count, an id or a length. */
	int count() {
		long value = number();
		if (value < 0 || value > Integer.MAX_VALUE) {
			throw new IndexOutOfBoundsException("The count " + value + " ends before byte " + this.at);
		}
		return (int) value;
	}

	long signed() {
		long value = number();
		return (value >>> 1) ^ -(value & 1);
	}

	String string() {
		int length = count();
		int from = take(length);
		return new String(this.bytes, from, length, StandardCharsets.UTF_8);
	}

	byte[] rest() {
		byte[] rest = Arrays.copyOfRange(this.bytes, this.at, this.end);
		this.at = this.end;
		return rest;
	}

	private int take(int count) {
		int from = this.at;
		if (count < 0 || this.end - from < count) {
			throw new IndexOutOfBoundsException(count + " bytes at " + from + " of " + this.end);
		}
		this.at = from + count;
		return from;
	}

	static int getU32(byte[] bytes, int at) {
		return (bytes[at] << 24) | ((bytes[at + 1] & 0xFF) << 16) | ((bytes[at + 2] & 0xFF) << 8)
				| (bytes[at + 3] & 0xFF);
	}

}
