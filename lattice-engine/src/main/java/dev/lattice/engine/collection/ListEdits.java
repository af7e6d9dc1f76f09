package dev.lattice.engine.collection;

import java.util.Arrays;

/**
 * How a list differs from what it was: stretches in whose place others stand now, in
 * order, with entries between them that stayed. What was moved is in two of them.
 */
public final class ListEdits {

	/*
	 * A change is added by joining it with the stretches that it touches. So there are at
	 * most as many of them as places that were changed, however often.
	 */

	/**
	 * From so many stretches on, to compare the lists is as good. No setting: beyond it
	 * the same comes out, and what is kept of a list is 3 KiB at most.
	 */
	private static final int LIMIT = 256;

	private int[] starts = {};

	private int[] removed = {};

	private int[] added = {};

	private int count;

	/** Makes edits that change nothing yet. */
	public ListEdits() {
	}

	/**
	 * Returns the edits by which anything becomes anything else.
	 * @param before how many entries there were
	 * @param after how many there are
	 * @return one stretch, or none if both are 0
	 */
	public static ListEdits all(int before, int after) {
		return of(0, before, after);
	}

	/**
	 * Returns the edits of one stretch.
	 * @param start the position of its first entry
	 * @param removed how many entries stood there
	 * @param added how many stand there now
	 * @return one stretch, or none if it is empty
	 */
	public static ListEdits of(int start, int removed, int added) {
		ListEdits edits = new ListEdits();
		if (removed + added > 0) {
			edits.splice(start, removed, added);
		}
		return edits;
	}

	/**
	 * Returns how many stretches there are.
	 * @return the number
	 */
	public int count() {
		return this.count;
	}

	/**
	 * Returns where a stretch begins now.
	 * @param edit its number, from 0
	 * @return the position of its first entry
	 */
	public int start(int edit) {
		return this.starts[edit];
	}

	/**
	 * Returns how many entries stood in a stretch.
	 * @param edit its number, from 0
	 * @return the number
	 */
	public int removed(int edit) {
		return this.removed[edit];
	}

	/**
	 * Returns how many entries stand in a stretch now.
	 * @param edit its number, from 0
	 * @return the number
	 */
	public int added(int edit) {
		return this.added[edit];
	}

	/**
	 * Adds a change of the list as these edits have left it.
	 * @param index where
	 * @param gone how many entries left
	 * @param come how many came in their place
	 * @return whether it was added; false: there are too many stretches to keep, and
	 * these edits are of no more use
	 */
	public boolean splice(int index, int gone, int come) {
		int end = index + gone;
		int first = 0;
		while (first < this.count && this.starts[first] + this.added[first] < index) {
			first++;
		}
		int behind = first;
		int from = index;
		int to = end;
		int wasRemoved = 0;
		int wasAdded = 0;
		while (behind < this.count && this.starts[behind] <= end) {
			from = Math.min(from, this.starts[behind]);
			to = Math.max(to, this.starts[behind] + this.added[behind]);
			wasRemoved += this.removed[behind];
			wasAdded += this.added[behind];
			behind++;
		}
		if (first == behind && this.count == LIMIT) {
			return false;
		}
		int nowRemoved = wasRemoved + to - from - wasAdded;
		int nowAdded = to - from - gone + come;
		replace(first, behind, nowRemoved + nowAdded > 0);
		if (nowRemoved + nowAdded > 0) {
			this.starts[first] = from;
			this.removed[first] = nowRemoved;
			this.added[first] = nowAdded;
			first++;
		}
		for (int i = first; i < this.count; i++) {
			this.starts[i] += come - gone;
		}
		return true;
	}

	/** Makes room for one stretch, or none, in place of others. */
	private void replace(int first, int behind, boolean one) {
		int next = this.count - (behind - first) + (one ? 1 : 0);
		if (next > this.starts.length) {
			int length = next + next / 2 + 1;
			this.starts = Arrays.copyOf(this.starts, length);
			this.removed = Arrays.copyOf(this.removed, length);
			this.added = Arrays.copyOf(this.added, length);
		}
		int to = first + (one ? 1 : 0);
		System.arraycopy(this.starts, behind, this.starts, to, this.count - behind);
		System.arraycopy(this.removed, behind, this.removed, to, this.count - behind);
		System.arraycopy(this.added, behind, this.added, to, this.count - behind);
		this.count = next;
	}

}
