package dev.lattice.crdt.update;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Goes through the structs of one update: clients descending, without gaps. */
final class Cursor {

	private final StructBatch batch;

	/** Groups by client, null if they descend as they are. */
	private final int @Nullable [] order;

	private final int firstGroup;

	private final int groups;

	private int group;

	private int row;

	private int rowEnd;

	long client;

	long clock;

	long length;

	/** Which of those at the same clock goes first: the one that was moved last. */
	int moved;

	/** Creates one before the first struct; call {@link #next()} first. */
	Cursor(StructBatch batch, int firstGroup, int endGroup, int number) {
		this.batch = batch;
		this.firstGroup = firstGroup;
		this.groups = endGroup - firstGroup;
		this.order = order();
		this.moved = -number;
	}

	private int @Nullable [] order() {
		boolean descends = true;
		for (int i = 1; i < this.groups; i++) {
			descends &= this.batch.clientOf(this.firstGroup + i) < this.batch.clientOf(this.firstGroup + i - 1);
		}
		if (descends) {
			return null;
		}
		Integer[] sorted = new Integer[this.groups];
		Arrays.setAll(sorted, (i) -> this.firstGroup + i);
		Arrays.sort(sorted, (a, b) -> Long.compare(this.batch.clientOf(b), this.batch.clientOf(a)));
		int[] order = new int[this.groups];
		Arrays.setAll(order, (i) -> sorted[i]);
		return order;
	}

	/** Goes to the next struct that is no gap, and returns whether there is one. */
	boolean next() {
		do {
			this.row++;
			if (this.row >= this.rowEnd && !nextGroup()) {
				return false;
			}
		}
		while (kind() == ContentKind.SKIP);
		this.clock = this.batch.clock(this.row);
		this.length = this.batch.length(this.row);
		return true;
	}

	private boolean nextGroup() {
		if (this.group == this.groups) {
			return false;
		}
		int next = (this.order != null) ? this.order[this.group] : this.firstGroup + this.group;
		this.group++;
		this.client = this.batch.clientOf(next);
		this.row = this.batch.groupStart(next);
		this.rowEnd = this.batch.groupEnd(next);
		return true;
	}

	int row() {
		return this.row;
	}

	int kind() {
		return this.batch.kind(this.row);
	}

	long end() {
		return this.clock + this.length;
	}

	/** Returns whether this goes before the other. */
	boolean isBefore(Cursor other) {
		if (this.client != other.client) {
			return this.client > other.client;
		}
		return (this.clock != other.clock) ? this.clock < other.clock : this.moved > other.moved;
	}

}
