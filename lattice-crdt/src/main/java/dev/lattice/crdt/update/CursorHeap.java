package dev.lattice.crdt.update;

/** Those cursors that have a struct, with the one to be merged next on top. */
final class CursorHeap {

	private final Cursor[] heap;

	private int size;

	private int moves;

	CursorHeap(int capacity) {
		this.heap = new Cursor[capacity];
	}

	/** Adds a cursor that stands on a struct; call {@link #order()} after the last. */
	void add(Cursor cursor) {
		this.heap[this.size++] = cursor;
	}

	void order() {
		for (int i = this.size / 2 - 1; i >= 0; i--) {
			sink(i);
		}
	}

	boolean isEmpty() {
		return this.size == 0;
	}

	Cursor top() {
		return this.heap[0];
	}

	/** Puts the top where it belongs after it went on. */
	void moved() {
		this.heap[0].moved = ++this.moves;
		sink(0);
	}

	/** Removes the top, which has no struct any more. */
	void remove() {
		this.heap[0] = this.heap[--this.size];
		sink(0);
	}

	private void sink(int from) {
		int at = from;
		Cursor sinking = this.heap[at];
		while (true) {
			int child = 2 * at + 1;
			if (child + 1 < this.size && this.heap[child + 1].isBefore(this.heap[child])) {
				child++;
			}
			if (child >= this.size || !this.heap[child].isBefore(sinking)) {
				break;
			}
			this.heap[at] = this.heap[child];
			at = child;
		}
		this.heap[at] = sinking;
	}

}
