package dev.lattice.crdt.codec;

/**
 * Writes a column of integers in which equal differences are common, as lib0's
 * {@code IntDiffOptRleEncoder}: the doubled difference to the value before, plus 1 if it
 * comes several times, and then how often less 2. Reusable after {@link #clear()}.
 */
public final class IntDiffOptRleWriter {

	/** The largest magnitude of a difference, since it is doubled. */
	private static final long MAX_DIFFERENCE = Values.MAX_SAFE_INTEGER >> 1;

	private final ByteWriter out = new ByteWriter();

	private long value;

	private long difference;

	private long count;

	/**
	 * Writes the next value.
	 * @param next from -(2^53 - 1) to 2^53 - 1, and less than 2^52 from the value before
	 * (0 before the first)
	 * @throws IllegalArgumentException if the value is out of range
	 */
	public void write(long next) {
		if (next < -Values.MAX_SAFE_INTEGER || next > Values.MAX_SAFE_INTEGER) {
			throw new IllegalArgumentException("Integer " + next + " is not from -(2^53 - 1) to 2^53 - 1");
		}
		long step = next - this.value;
		if (step == this.difference) {
			this.value = next;
			this.count++;
			return;
		}
		if (Math.abs(step) > MAX_DIFFERENCE) {
			throw new IllegalArgumentException("Integer " + next + " is 2^52 or more from the one before, " + this.value
					+ "; use a version 1 update");
		}
		flush();
		this.value = next;
		this.difference = step;
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
			this.out.varInt(this.difference * 2);
		}
		else if (this.count > 1) {
			this.out.varInt(this.difference * 2 + 1);
			this.out.varUint(this.count - 2);
		}
	}

	/** Begins a new column. */
	public void clear() {
		this.out.clear();
		this.value = 0;
		this.difference = 0;
		this.count = 0;
	}

}
