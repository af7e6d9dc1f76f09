package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction changed in a type, computed from the items when it is asked for.
 */
class Changed {

	private final YType type;

	private final Transaction transaction;

	private final YType.Changes changes;

	private @Nullable List<Delta> delta;

	private @Nullable Map<String, KeyChange> keys;

	Changed(YType type, Transaction transaction, YType.Changes changes) {
		this.type = type;
		this.transaction = transaction;
		this.changes = changes;
	}

	YType type() {
		return this.type;
	}

	Transaction transaction() {
		return this.transaction;
	}

	List<Delta> delta() {
		if (this.delta == null) {
			this.delta = this.changes.sequence ? Collections.unmodifiableList(computeDelta()) : List.of();
		}
		return this.delta;
	}

	Map<String, KeyChange> keys() {
		if (this.keys == null) {
			this.keys = Collections.unmodifiableMap(computeKeys());
		}
		return this.keys;
	}

	List<Delta> computeDelta() {
		List<Delta> delta = new ArrayList<>();
		Items items = this.type.doc().store.items;
		List<@Nullable Object> inserted = new ArrayList<>();
		long retained = 0;
		long deleted = 0;
		for (int item = this.type.sequence.first; item != Items.NONE; item = items.right(item)) {
			boolean added = this.transaction.adds(item);
			boolean gone = items.deleted(item);
			if (gone && (added || !this.transaction.deletes(item))) {
				continue;
			}
			boolean insert = !gone && added;
			if (!insert && !inserted.isEmpty()) {
				delta.add(new Delta.InsertValues(Collections.unmodifiableList(inserted)));
				inserted = new ArrayList<>();
			}
			if (deleted > 0 && !gone) {
				delta.add(new Delta.Delete(deleted));
				deleted = 0;
			}
			if (retained > 0 && (gone || insert)) {
				delta.add(new Delta.Retain(retained));
				retained = 0;
			}
			if (insert) {
				this.type.addContent(item, inserted);
			}
			else if (gone) {
				deleted += items.length(item);
			}
			else {
				retained += items.length(item);
			}
		}
		if (!inserted.isEmpty()) {
			delta.add(new Delta.InsertValues(Collections.unmodifiableList(inserted)));
		}
		if (deleted > 0) {
			delta.add(new Delta.Delete(deleted));
		}
		return delta;
	}

	private Map<String, KeyChange> computeKeys() {
		Map<String, KeyChange> keys = new LinkedHashMap<>();
		Items items = this.type.doc().store.items;
		for (String key : this.changes.keys()) {
			Slot slot = this.type.entry(key);
			if (slot == null) {
				continue;
			}
			int item = slot.last;
			int previous = item;
			if (this.transaction.adds(item)) {
				do {
					previous = items.left(previous);
				}
				while (previous != Items.NONE && this.transaction.adds(previous));
				boolean replaced = previous != Items.NONE && this.transaction.deletes(previous);
				if (this.transaction.deletes(item)) {
					if (replaced) {
						keys.put(key, new KeyChange(KeyChange.Action.DELETE, this.type.value(previous)));
					}
				}
				else if (replaced) {
					keys.put(key, new KeyChange(KeyChange.Action.UPDATE, this.type.value(previous)));
				}
				else {
					keys.put(key, new KeyChange(KeyChange.Action.ADD, null));
				}
			}
			else if (this.transaction.deletes(item)) {
				keys.put(key, new KeyChange(KeyChange.Action.DELETE, this.type.value(item)));
			}
		}
		return keys;
	}

}
