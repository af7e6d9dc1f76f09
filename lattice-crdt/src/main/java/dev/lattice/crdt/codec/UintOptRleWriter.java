package dev.lattice.crdt.codec;

/**
 * Writes a column of unsigned integers in which runs are common, as lib0's
 * {@code UintOptRleEncoder}: a value that comes once as a signed integer, a run as the
 * negative value and its length less 2. Reusable after {@link #clear()}.
 */
public final class UintOptRleWriter {

	private final ByteWriter out = new ByteWriter();

	private long value;

	private long count;

	/**
	 * Writes the next value.
	 * @param next from 0 to 2^53 - 1
	 * @throws IllegalArgumentException if the value is out of range
	 */
	public void write(long next) {
		if (next < 0 || next > Values.MAX_SAFE_INTEGER) {
			throw new IllegalArgumentException("Unsigned integer " + next + " is not from 0 to 2^53 - 1");
		}
		if (next == this.value) {
			this.count++;
			return;
		}
		flush();
		this.value = next;
		this.count = 1;
	}

	/**
	 * Ends the column.
	 * @return its bytes, without their length; the writer belongs to this column, which
	 * must be cleared before anything is written again
	 */
	public ByteWriter finish() {
		flush();
		this.count = 0;
		return this.out;
	}

	private void flush() {
		if (this.count == 1) {
			this.out.varInt(this.value);
		}
		else if (this.count > 1) {
			if (this.value == 0) {
				this.out.varNegativeZero();
			}
			else {
				this.out.varInt(-this.value);
			}
			this.out.varUint(this.count - 2);
		}
	}

	/** Begins a new column. */
	public void clear() {
		this.out.clear();
		this.value = 0;
		this.count = 0;
	}

}
