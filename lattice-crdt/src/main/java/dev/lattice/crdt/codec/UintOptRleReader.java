package dev.lattice.crdt.codec;

/**
 * Reads what {@link UintOptRleWriter} wrote, one value at a time: a run is never
 * expanded, however long it says it is.
 */
public final class UintOptRleReader {

	private final ByteReader in;

	private long value;

	private long left;

	/**
	 * Creates a reader.
	 * @param in where the column begins; it ends where this ends
	 */
	public UintOptRleReader(ByteReader in) {
		this.in = in;
	}

	/**
	 * Reads the next value.
	 * @return from 0 to 2^53 - 1
	 * @throws MalformedDataException if the column has ended or is malformed
	 */
	public long read() {
		if (this.left == 0) {
			long signed = this.in.varInt();
			this.value = Math.abs(signed);
			this.left = 1;
			if (signed < 0 || this.in.lastVarIntWasNegativeZero()) {
				this.left = this.in.varUint() + 2;
			}
		}
		this.left--;
		return this.value;
	}

}
