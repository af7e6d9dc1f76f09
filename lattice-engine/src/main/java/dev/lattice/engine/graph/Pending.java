package dev.lattice.engine.graph;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The cells written in a batch, each with the value that it had. */
@SuppressWarnings("ReferenceEquality") // cells are compared as such
final class Pending {

	/** Instead of a value: it counts as changed whatever the values are. */
	private static final Object TRIGGERED = new Object();

	private static final @Nullable Cell[] NO_CELLS = {};

	private static final @Nullable Object[] NO_VALUES = {};

	private static final long[] NO_BITS = {};

	private @Nullable Cell[] cells = NO_CELLS;

	/** The values of cells that hold an object. */
	private @Nullable Object[] values = NO_VALUES;

	/** The values of the others, as bits. */
	private long[] bits = NO_BITS;

	int size;

	/** Enters a cell with the value that it has; returns its place. */
	int add(Cell cell) {
		if (this.size == this.cells.length) {
			int room = Math.max(Edges.FEW, this.size * 2);
			this.cells = Arrays.copyOf(this.cells, room);
			this.values = Arrays.copyOf(this.values, room);
			this.bits = Arrays.copyOf(this.bits, room);
		}
		this.cells[this.size] = cell;
		this.values[this.size] = cell.object();
		this.bits[this.size] = cell.bits();
		return this.size++;
	}

	void trigger(Cell cell) {
		int at = this.size - 1;
		while (at >= 0 && this.cells[at] != cell) {
			at--;
		}
		int place = (at >= 0) ? at : add(cell);
		this.values[place] = TRIGGERED;
	}

	/** Whether the cell there has the value that it had, and was not triggered. */
	@SuppressWarnings("NullAway") // below the size is a cell
	boolean isAsKept(int at) {
		return this.values[at] != TRIGGERED && this.cells[at].is(this.values[at], this.bits[at]);
	}

	@SuppressWarnings("NullAway") // below the size is a cell
	Cell cell(int at) {
		return this.cells[at];
	}

	/** Gives back the room that was needed once, unless something is in it. */
	void trim() {
		if (this.size == 0) {
			this.cells = NO_CELLS;
			this.values = NO_VALUES;
			this.bits = NO_BITS;
		}
	}

	void clear() {
		Arrays.fill(this.cells, 0, this.size, null);
		Arrays.fill(this.values, 0, this.size, null);
		this.size = 0;
	}

}
