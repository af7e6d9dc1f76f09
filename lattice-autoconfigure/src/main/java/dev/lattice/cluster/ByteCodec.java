package dev.lattice.cluster;

/**
 * Makes bytes of values, and values of bytes. Every node must understand what every other
 * one makes, also while a new version is rolled out.
 *
 * @param <T> the type of the values
 */
public interface ByteCodec<T> {

	/**
	 * Encodes a value.
	 * @param value the value
	 * @return its bytes, which may be none
	 */
	byte[] encode(T value);

	/**
	 * Decodes a value.
	 * @param bytes what {@link #encode} made, perhaps on another node
	 * @return the value
	 * @throws RuntimeException if it cannot; the value is left out then
	 */
	T decode(byte[] bytes);

}
