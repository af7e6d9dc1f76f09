package dev.lattice.engine.collection;

import org.jspecify.annotations.Nullable;

/**
 * Reads a list again and again, and is told what has changed since the last time. Made by
 * {@link ListSignal#reader()}.
 *
 * @param <T> the type of the entries
 */
public final class ListReader<T> {

	private final ListSignal<T> list;

	/** What has changed since the last time; null: anything may have. */
	private @Nullable ListEdits edits;

	ListReader(ListSignal<T> list) {
		this.list = list;
	}

	/**
	 * Returns what has changed since the last call; whatever is running then depends on
	 * every entry. Costs nothing per entry that stayed.
	 * @return the edits, or null if they are not known: at the first call, and when there
	 * were too many
	 */
	public @Nullable ListEdits next() {
		this.list.depend();
		ListEdits next = this.edits;
		this.edits = new ListEdits();
		return next;
	}

	/** Forgets what was told: at the next call, anything may have changed. */
	public void reset() {
		this.edits = null;
	}

	/**
	 * Returns how many entries there are, without depending on it.
	 * @return the number of entries
	 */
	public int size() {
		return this.list.length();
	}

	/**
	 * Returns the entry at a position, without depending on it.
	 * @param index the position, from 0
	 * @return the entry
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public T get(int index) {
		return this.list.entry(index);
	}

	void splice(int index, int removed, int added) {
		if (this.edits != null && !this.edits.splice(index, removed, added)) {
			this.edits = null;
		}
	}

}
