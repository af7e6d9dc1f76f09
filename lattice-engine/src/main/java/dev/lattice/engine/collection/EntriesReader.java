package dev.lattice.engine.collection;

import org.jspecify.annotations.Nullable;

/** Reads a list signal. */
final class EntriesReader<T> implements ListReader<T> {

	private final ListSignal<T> list;

	/** What has changed since the last time; null: anything may have. */
	private @Nullable ListEdits edits;

	EntriesReader(ListSignal<T> list) {
		this.list = list;
	}

	@Override
	public @Nullable ListEdits next() {
		this.list.depend();
		ListEdits next = this.edits;
		this.edits = new ListEdits();
		return next;
	}

	@Override
	public void reset() {
		this.edits = null;
	}

	@Override
	public int size() {
		return this.list.length();
	}

	@Override
	public T get(int index) {
		return this.list.entry(index);
	}

	void splice(int index, int removed, int added) {
		if (this.edits != null && !this.edits.splice(index, removed, added)) {
			this.edits = null;
		}
	}

}
