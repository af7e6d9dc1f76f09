package dev.lattice.inbrowser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

import dev.lattice.engine.patch.FrameWriter;

/** Writes frames in a format of its own: a kind, then the value, for each element. */
final class FrameBytes implements FrameWriter {

	private static final int NUMBER_END = 5;

	private byte[] bytes = new byte[16];

	private int size;

	static byte[] encode(Consumer<FrameWriter> content) {
		FrameBytes frame = new FrameBytes();
		content.accept(frame);
		return Arrays.copyOf(frame.bytes, frame.size);
	}

	/** Returns the integer with which a frame begins. */
	static int first(byte[] frame) {
		int value = 0;
		for (int i = 1; i < NUMBER_END; i++) {
			value = (value << 8) | (frame[i] & 0xFF);
		}
		return value;
	}

	private void write(int octet) {
		if (this.size == this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, this.size * 2);
		}
		this.bytes[this.size++] = (byte) octet;
	}

	private void number(int value) {
		for (int shift = 24; shift >= 0; shift -= 8) {
			write(value >> shift);
		}
	}

	@Override
	public void integer(int value) {
		write('i');
		number(value);
	}

	@Override
	public void string(String value) {
		byte[] text = value.getBytes(StandardCharsets.UTF_8);
		write('s');
		number(text.length);
		for (byte octet : text) {
			write(octet);
		}
	}

	@Override
	public void flag(boolean value) {
		write(value ? 't' : 'f');
	}

	@Override
	public void nothing() {
		write('n');
	}

}
