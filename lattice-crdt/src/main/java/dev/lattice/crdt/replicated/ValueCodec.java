package dev.lattice.crdt.replicated;

/**
 * Turns values into bytes and back. The bytes are the value's identity: two values are
 * equal to replicas when their bytes are, and the greater of two bytes, compared without
 * sign, wins where nothing else decides. So every replica must make the same bytes of the
 * same value, and only one sequence of bytes may stand for a value; decoding a state
 * refuses others.
 *
 * @param <T> the values
 */
public interface ValueCodec<T> {

	/**
	 * Returns the bytes of a value.
	 * @param value the value
	 * @return an array that belongs to the caller
	 * @throws IllegalArgumentException if the value has no bytes
	 */
	byte[] encode(T value);

	/**
	 * Returns the value of some bytes.
	 * @param bytes the bytes, perhaps from a stranger; only lent: neither kept nor
	 * changed
	 * @return the value
	 * @throws IllegalArgumentException if they stand for no value
	 */
	T decode(byte[] bytes);

	/**
	 * Returns the codec of texts: UTF-8. A text with half a surrogate pair has no bytes.
	 * @return the codec
	 */
	static ValueCodec<String> strings() {
		return StringCodec.INSTANCE;
	}

	/**
	 * Returns the codec of numbers: 1 to 10 bytes, fewer for those near zero.
	 * @return the codec
	 */
	static ValueCodec<Long> longs() {
		return LongCodec.INSTANCE;
	}

	/**
	 * Returns the codec of bytes, which are copied both ways.
	 * @return the codec
	 */
	static ValueCodec<byte[]> bytes() {
		return BytesCodec.INSTANCE;
	}

}
