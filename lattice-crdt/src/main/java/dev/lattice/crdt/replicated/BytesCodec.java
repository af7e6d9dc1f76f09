package dev.lattice.crdt.replicated;

import java.util.Arrays;

/** Bytes as they are. Copied without clone, which stops a program in a browser. */
final class BytesCodec implements ValueCodec<byte[]> {

	static final BytesCodec INSTANCE = new BytesCodec();

	private BytesCodec() {
	}

	@Override
	public byte[] encode(byte[] value) {
		return Arrays.copyOf(value, value.length);
	}

	@Override
	public byte[] decode(byte[] bytes) {
		return Arrays.copyOf(bytes, bytes.length);
	}

}
