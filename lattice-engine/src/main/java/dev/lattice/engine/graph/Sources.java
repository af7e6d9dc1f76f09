package dev.lattice.engine.graph;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The sources of an observer that reads more than one, in the order of reading. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
final class Sources {

	@Nullable Object[] nodes;

	/** Of each source, the place that the observer has among its observers. */
	int[] slots;

	int size;

	Sources(@Nullable Object only, int slot) {
		this.nodes = new @Nullable Object[] { only, null };
		this.slots = new int[] { slot, 0 };
		this.size = 1;
	}

	void insert(int at, Source source, int slot) {
		if (this.size == this.nodes.length) {
			int length = this.size + Math.max(2, this.size >> 2);
			this.nodes = Arrays.copyOf(this.nodes, length);
			this.slots = Arrays.copyOf(this.slots, length);
		}
		System.arraycopy(this.nodes, at, this.nodes, at + 1, this.size - at);
		System.arraycopy(this.slots, at, this.slots, at + 1, this.size - at);
		this.nodes[at] = source;
		this.slots[at] = slot;
		this.size++;
	}

	/** Looks for a source; returns -1 if it is not there. */
	int find(Object source, int from, int to) {
		for (int at = Math.max(0, from); at < Math.min(this.size, to); at++) {
			if (this.nodes[at] == source) {
				return at;
			}
		}
		return -1;
	}

	/** Takes one out of its place and puts it elsewhere; those between close up. */
	void move(int from, int to) {
		Object node = this.nodes[from];
		int slot = this.slots[from];
		int between = (from < to) ? from + 1 : to;
		int moved = (from < to) ? from : to + 1;
		System.arraycopy(this.nodes, between, this.nodes, moved, Math.abs(to - from));
		System.arraycopy(this.slots, between, this.slots, moved, Math.abs(to - from));
		this.nodes[to] = node;
		this.slots[to] = slot;
	}

	/** Forgets all from this one on. */
	void cut(int from) {
		Arrays.fill(this.nodes, from, this.size, null);
		this.size = from;
		if (this.nodes.length > 2 * from + 8) {
			this.nodes = Arrays.copyOf(this.nodes, from + 2);
			this.slots = Arrays.copyOf(this.slots, from + 2);
		}
	}

}
