package dev.lattice.crdt.codec;

/**
 * Reads what {@link RleUint8Writer} wrote, one value at a time. The last run has no end:
 * how many values there are must be known from elsewhere.
 */
public final class RleUint8Reader {

	private final ByteReader in;

	private int value;

	private long left;

	/**
	 * Creates a reader.
	 * @param in where the column begins; it ends where this ends
	 */
	public RleUint8Reader(ByteReader in) {
		this.in = in;
	}

	/**
	 * Reads the next value.
	 * @return from 0 to 255
	 * @throws MalformedDataException if the column is empty or malformed
	 */
	public int read() {
		if (this.left == 0) {
			this.value = this.in.u8();
			this.left = this.in.hasRemaining() ? this.in.varUint() + 1 : Long.MAX_VALUE;
		}
		this.left--;
		return this.value;
	}

}
