package dev.lattice.crdt.codec;

/**
 * Writes a column of bytes in which runs are common, as lib0's {@code RleEncoder}: each
 * run as its byte and its length less 1, of which the last run's is not written. Reusable
 * after {@link #clear()}.
 */
public final class RleUint8Writer {

	private static final int NONE = -1;

	private final ByteWriter out = new ByteWriter();

	private int value = NONE;

	private long count;

	/**
	 * Writes the next value.
	 * @param next from 0 to 255
	 * @throws IllegalArgumentException if the value is out of range
	 */
	public void write(int next) {
		if (next < 0 || next > 0xFF) {
			throw new IllegalArgumentException("Integer " + next + " is not from 0 to 255");
		}
		if (next == this.value) {
			this.count++;
			return;
		}
		if (this.count > 0) {
			this.out.varUint(this.count - 1);
		}
		this.out.u8(next);
		this.value = next;
		this.count = 1;
	}

	/**
	 * Ends the column.
	 * @return its bytes, without their length; the writer belongs to this column, which
	 * must be cleared before anything is written again
	 */
	public ByteWriter finish() {
		return this.out;
	}

	/** Begins a new column. */
	public void clear() {
		this.out.clear();
		this.value = NONE;
		this.count = 0;
	}

}
