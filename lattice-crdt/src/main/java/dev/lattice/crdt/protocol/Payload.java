package dev.lattice.crdt.protocol;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that a message carries and does not look into, such as an update. Payloads are
 * equal if their bytes are.
 */
public final class Payload {

	private final byte[] bytes;

	/**
	 * Creates a payload.
	 * @param bytes the bytes, which are not copied and must not be changed any more
	 */
	public Payload(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Returns the bytes.
	 * @return not a copy; they must not be changed
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Payload payload && Arrays.equals(this.bytes, payload.bytes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.bytes);
	}

	/** Returns how many bytes there are. */
	@Override
	public String toString() {
		return this.bytes.length + " bytes";
	}

}
