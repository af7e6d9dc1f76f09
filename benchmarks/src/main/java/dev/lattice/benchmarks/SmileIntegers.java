package dev.lattice.benchmarks;

import io.netty.buffer.ByteBuf;

/**
 * The few Smile tokens of a click and its answer (P-3), so that the load costs little
 * beside the server it shares the processor with.
 */
final class SmileIntegers {

	static final int START = 0xF8;

	static final int END = 0xF9;

	private static final int SMALL = 0xC0;

	private static final int SMALL_VALUES = 32;

	private static final int VINT = 0x24;

	private static final int SHORT_ASCII = 0x40;

	private static final int SHORT_ASCII_MAX = 32;

	private SmileIntegers() {
	}

	static void write(ByteBuf out, int value) {
		int zigzag = (value << 1) ^ (value >> 31);
		if (zigzag >= 0 && zigzag < SMALL_VALUES) {
			out.writeByte(SMALL + zigzag);
			return;
		}
		out.writeByte(VINT);
		for (int shift = 27; shift >= 6; shift -= 7) {
			if (zigzag >>> shift != 0) {
				out.writeByte((zigzag >>> shift) & 0x7F);
			}
		}
		out.writeByte(0x80 | (zigzag & 0x3F));
	}

	/** Reads an integer, or the text of one. */
	static int read(ByteBuf in) {
		int token = in.readUnsignedByte();
		if (token >= SMALL && token < SMALL + SMALL_VALUES) {
			return unzigzag(token - SMALL);
		}
		if (token == VINT) {
			int zigzag = 0;
			int next = in.readUnsignedByte();
			for (; next < 0x80; next = in.readUnsignedByte()) {
				zigzag = (zigzag << 7) | next;
			}
			return unzigzag((zigzag << 6) | (next & 0x3F));
		}
		if (token >= SHORT_ASCII && token < SHORT_ASCII + SHORT_ASCII_MAX) {
			int value = 0;
			for (int left = token - SHORT_ASCII + 1; left > 0; left--) {
				value = value * 10 + in.readUnsignedByte() - '0';
			}
			return value;
		}
		throw new IllegalStateException("Token " + token + " is no integer, nor the text of one");
	}

	private static int unzigzag(int zigzag) {
		return (zigzag >>> 1) ^ -(zigzag & 1);
	}

}
