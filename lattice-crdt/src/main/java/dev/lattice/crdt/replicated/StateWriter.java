package dev.lattice.crdt.replicated;

import java.util.Arrays;

/**
 * Writes a state: varints, least significant group first, and bytes with their length.
 */
final class StateWriter {

	/** What virtual machines make; the largest state is smaller. */
	private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

	private byte[] bytes = new byte[16];

	private int length;

	/** Begins a state. */
	StateWriter(StateKind kind) {
		put(StateKind.VERSION);
		put(kind.number);
	}

	/** Begins a bare value. */
	StateWriter() {
	}

	/** Writes a number without sign. */
	void number(long value) {
		long rest = value;
		while ((rest & ~0x7FL) != 0) {
			put((int) (rest & 0x7F) | 0x80);
			rest >>>= 7;
		}
		put((int) rest);
	}

	/**
	 * Writes the id of a replica as its distance from the one before it, so that they can
	 * only be written in order.
	 */
	void replica(long id, long before, boolean first) {
		number(first ? id : id - before - 1);
	}

	/** Writes bytes after their length. */
	void value(Bytes value) {
		number(value.length());
		raw(value);
	}

	/** Writes bytes whose length the reader knows. */
	void raw(Bytes value) {
		reserve(value.length());
		System.arraycopy(value.array(), 0, this.bytes, this.length, value.length());
		this.length += value.length();
	}

	byte[] toBytes() {
		return Arrays.copyOf(this.bytes, this.length);
	}

	private void put(int value) {
		reserve(1);
		this.bytes[this.length++] = (byte) value;
	}

	private void reserve(int more) {
		int needed = this.length + more;
		if (needed > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes,
					Math.max(needed, (int) Math.min(this.bytes.length * 2L, LARGEST_ARRAY)));
		}
	}

}
