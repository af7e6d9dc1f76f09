package dev.lattice.rooms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

import dev.lattice.engine.collection.ListEdits;

/**
 * What the last changes of a sequence were, so that who has seen an earlier version
 * learns what is different. Under the lock of what it belongs to.
 */
final class Versions {

	/**
	 * So many versions back it is known what changed. No setting: before that, everything
	 * counts as changed, from which the same comes out.
	 */
	static final int LIMIT = 256;

	private final Deque<ListEdits> edits = new ArrayDeque<>();

	/** How many changes there were. */
	private long version;

	long version() {
		return this.version;
	}

	void add(ListEdits edits) {
		this.version++;
		this.edits.addLast(edits);
		if (this.edits.size() > LIMIT) {
			this.edits.removeFirst();
		}
	}

	/** What has changed since a version, whose length and the one of now are given. */
	ListEdits since(long seen, int before, int now) {
		if (this.version - seen > this.edits.size()) {
			return ListEdits.all(before, now);
		}
		ListEdits all = new ListEdits();
		long skipped = this.edits.size() - (this.version - seen);
		Iterator<ListEdits> steps = this.edits.iterator();
		while (steps.hasNext()) {
			ListEdits step = steps.next();
			if (skipped-- <= 0 && !add(all, step)) {
				return ListEdits.all(before, now);
			}
		}
		return all;
	}

	private static boolean add(ListEdits all, ListEdits step) {
		for (int i = 0; i < step.count(); i++) {
			if (!all.splice(step.start(i), step.removed(i), step.added(i))) {
				return false;
			}
		}
		return true;
	}

}
