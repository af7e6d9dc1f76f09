package dev.lattice.crdt.replicated;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** An encoded value. Immutable; ordered byte by byte, without sign. */
final class Bytes implements Comparable<Bytes> {

	private final byte[] array;

	/** Takes the array over. */
	Bytes(byte[] array) {
		this.array = array;
	}

	/** Encodes what the owner of a state gives. */
	static <T> Bytes of(T value, ValueCodec<T> codec) {
		return new Bytes(codec.encode(value));
	}

	/** Returns the array itself, to be read. */
	byte[] array() {
		return this.array;
	}

	int length() {
		return this.array.length;
	}

	@Override
	public int compareTo(Bytes other) {
		int shared = Math.min(this.array.length, other.array.length);
		for (int i = 0; i < shared; i++) {
			if (this.array[i] != other.array[i]) {
				return (this.array[i] & 0xFF) - (other.array[i] & 0xFF);
			}
		}
		return this.array.length - other.array.length;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Bytes bytes && Arrays.equals(this.array, bytes.array);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.array);
	}

	@Override
	public String toString() {
		return this.array.length + " bytes";
	}

}
