package dev.lattice.rooms;

import java.util.List;

import dev.lattice.engine.collection.ListEdits;

/** Changes rows step by step, and notes what it has changed. */
final class Change<T> {

	private final int sizeBefore;

	private Rows<T> rows;

	private ListEdits edits = new ListEdits();

	private boolean tooMany;

	private boolean any;

	Change(Rows<T> rows) {
		this.rows = rows;
		this.sizeBefore = rows.size();
	}

	Rows<T> rows() {
		return this.rows;
	}

	void splice(int from, int removed, List<Row<T>> added) {
		this.any = true;
		this.rows = this.rows.splice(from, removed, added);
		if (!this.tooMany && !this.edits.splice(from, removed, added.size())) {
			this.tooMany = true;
		}
	}

	/** Hands the rows over, if anything has changed. */
	void to(LiveRows<T> live) {
		if (this.any) {
			live.become(this.rows, this.tooMany ? ListEdits.all(this.sizeBefore, this.rows.size()) : this.edits);
		}
	}

}
