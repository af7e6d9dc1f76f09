package dev.lattice.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.DeleteSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings back deleted items, as new ones at their old places.
 */
final class Redo {

	private final Transaction transaction;

	private final Doc doc;

	private final Store store;

	private final Items items;

	/** All items that come back now. */
	private final Set<Integer> returning;

	/** Elements that are about to be deleted. */
	private final DeleteSet leaving;

	private final UndoManager manager;

	Redo(Transaction transaction, Set<Integer> returning, DeleteSet leaving, UndoManager manager) {
		this.transaction = transaction;
		this.doc = transaction.doc();
		this.store = this.doc.store;
		this.items = this.doc.store.items;
		this.returning = returning;
		this.leaving = leaving;
		this.manager = manager;
	}

	boolean run() {
		boolean changed = false;
		for (int item : this.returning) {
			changed |= redo(item);
		}
		return changed;
	}

	/** Brings back an item, after the types around it that come back too. */
	private boolean redo(int item) {
		Deque<Integer> waiting = new ArrayDeque<>();
		int next = item;
		while (next != Items.NONE && this.items.redone(next) == null && (next == item || this.items.deleted(next))) {
			if (next != item && !this.returning.contains(next)) {
				return false;
			}
			waiting.push(next);
			next = this.items.slot(next).type.item;
		}
		while (!waiting.isEmpty()) {
			if (!redoInParent(waiting.pop())) {
				return false;
			}
		}
		return true;
	}

	private boolean redoInParent(int item) {
		Slot old = this.items.slot(item);
		int parent = old.type.item;
		while (parent != Items.NONE && this.items.redone(parent) != null) {
			parent = redone(parent);
		}
		if (parent != Items.NONE && (this.items.isGc(parent) || this.items.kind(parent) != ContentKind.TYPE)) {
			// Somebody has deleted it since, and its content is forgotten.
			return false;
		}
		YType type = (parent == Items.NONE) ? old.type : this.doc.integration.type(parent);
		if (old.key == null) {
			int left = inParent(this.items.left(item), parent, true);
			int right = inParent(item, parent, false);
			insert(item, type.sequence, left, right);
			return true;
		}
		int left = lastOf(type, old.key);
		if (this.items.right(item) != Items.NONE && !this.manager.ignoresRemoteMapChanges()) {
			left = newest(item);
			if (this.items.isGc(left) || this.items.right(left) != Items.NONE) {
				return false;
			}
			if (this.items.slot(left).type.item != parent) {
				left = lastOf(type, old.key);
			}
		}
		insert(item, type.entryOrNew(old.key), left, Items.NONE);
		return true;
	}

	private static int lastOf(YType type, String key) {
		@Nullable Slot slot = type.entry(key);
		return (slot != null) ? slot.last : Items.NONE;
	}

	private int redone(int item) {
		Id id = this.items.redone(item);
		if (id == null) {
			throw new IllegalStateException("Item " + this.store.id(item) + " was not brought back");
		}
		return this.store.cleanStart(this.transaction, id);
	}

	/** The next item on a side that is in the parent, or was brought back there. */
	private int inParent(int start, int parent, boolean leftwards) {
		for (int at = start; at != Items.NONE; at = leftwards ? this.items.left(at) : this.items.right(at)) {
			int trace = at;
			while (trace != Items.NONE && this.items.slot(trace).type.item != parent) {
				trace = (this.items.redone(trace) != null) ? redone(trace) : Items.NONE;
				if (trace != Items.NONE && this.items.isGc(trace)) {
					trace = Items.NONE;
				}
			}
			if (trace != Items.NONE) {
				return trace;
			}
		}
		return Items.NONE;
	}

	/**
	 * The last value of a key that followed this one and leaves now or was taken back.
	 */
	private int newest(int item) {
		int at = item;
		while (this.items.right(at) != Items.NONE && mayBeReplaced(this.items.right(at))) {
			at = this.items.right(at);
			while (this.items.redone(at) != null) {
				at = redone(at);
			}
			if (this.items.isGc(at)) {
				return at;
			}
		}
		return at;
	}

	private boolean mayBeReplaced(int item) {
		Id id = this.store.id(item);
		return this.items.redone(item) != null || this.leaving.contains(id.client(), id.clock())
				|| this.manager.deletes(id);
	}

	private void insert(int item, Slot slot, int left, int right) {
		this.doc.integration.insertAgain(this.transaction, item, slot, left, right);
	}

}
