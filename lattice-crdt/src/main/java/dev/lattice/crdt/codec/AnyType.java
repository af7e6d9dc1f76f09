package dev.lattice.crdt.codec;

/** The first byte of a value, which says what follows. */
final class AnyType {

	static final int UNDEFINED = 127;

	static final int NULL = 126;

	/** A signed variable-length integer. */
	static final int INTEGER = 125;

	static final int FLOAT32 = 124;

	static final int FLOAT64 = 123;

	/** Eight bytes, two's complement. */
	static final int BIG_INT = 122;

	static final int FALSE = 121;

	static final int TRUE = 120;

	static final int STRING = 119;

	/** The number of entries, then of each the key as a string and the value. */
	static final int OBJECT = 118;

	/** The number of elements, then each. */
	static final int ARRAY = 117;

	/** The length, then the bytes. */
	static final int BYTES = 116;

	private AnyType() {
	}

}
