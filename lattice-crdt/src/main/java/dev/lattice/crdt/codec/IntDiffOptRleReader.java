package dev.lattice.crdt.codec;

/**
 * Reads what {@link IntDiffOptRleWriter} wrote, one value at a time: a run is never
 * expanded, however long it says it is.
 */
public final class IntDiffOptRleReader {

	private final ByteReader in;

	private long value;

	private long difference;

	private long left;

	/**
	 * Creates a reader.
	 * @param in where the column begins; it ends where this ends
	 */
	public IntDiffOptRleReader(ByteReader in) {
		this.in = in;
	}

	/**
	 * Reads the next value.
	 * @return from -(2^53 - 1) to 2^53 - 1; who expects a clock must refuse what is
	 * negative
	 * @throws MalformedDataException if the column has ended or is malformed, or the
	 * value out of range
	 */
	public long read() {
		if (this.left == 0) {
			long doubled = this.in.varInt();
			this.difference = doubled >> 1;
			this.left = 1;
			if ((doubled & 1) != 0) {
				this.left = this.in.varUint() + 2;
			}
		}
		this.left--;
		this.value += this.difference;
		if (this.value < -Values.MAX_SAFE_INTEGER || this.value > Values.MAX_SAFE_INTEGER) {
			throw new MalformedDataException(
					"Differences add up to " + this.value + ", which is not from -(2^53 - 1) to 2^53 - 1",
					this.in.position());
		}
		return this.value;
	}

}
