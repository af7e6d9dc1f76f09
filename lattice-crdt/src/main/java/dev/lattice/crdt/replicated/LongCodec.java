package dev.lattice.crdt.replicated;

/** Numbers as varints, after folding the sign into the lowest bit. */
final class LongCodec implements ValueCodec<Long> {

	static final LongCodec INSTANCE = new LongCodec();

	private LongCodec() {
	}

	@Override
	public byte[] encode(Long value) {
		long number = value;
		StateWriter writer = new StateWriter();
		writer.number((number << 1) ^ (number >> 63));
		return writer.toBytes();
	}

	@Override
	public Long decode(byte[] bytes) {
		long folded = 0;
		for (int i = 0; i < bytes.length; i++) {
			int value = bytes[i];
			if (i == 9 && value != 1) {
				break;
			}
			folded |= (value & 0x7FL) << (7 * i);
			if (value >= 0) {
				if (i + 1 < bytes.length) {
					break;
				}
				return (folded >>> 1) ^ -(folded & 1);
			}
		}
		throw new IllegalArgumentException("These " + bytes.length + " bytes are no number");
	}

}
