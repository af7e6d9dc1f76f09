package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Collects who changed, to tell listeners of all at once. */
final class AwarenessTally {

	private final List<Long> added = new ArrayList<>();

	private final List<Long> updated = new ArrayList<>();

	/** Of those updated the ones whose state differs. */
	private final List<Long> changed = new ArrayList<>();

	private final List<Long> removed = new ArrayList<>();

	void added(long id) {
		this.added.add(id);
	}

	void updated(long id, @Nullable Object old, Object state) {
		this.updated.add(id);
		if (!state.equals(old)) {
			this.changed.add(id);
		}
	}

	void removed(long id) {
		this.removed.add(id);
	}

	void tell(List<AwarenessListener> listeners, @Nullable Object origin) {
		AwarenessChange change = new AwarenessChange(this.added, this.changed, this.removed);
		AwarenessChange update = new AwarenessChange(this.added, this.updated, this.removed);
		for (AwarenessListener listener : List.copyOf(listeners)) {
			if (!change.isEmpty()) {
				listener.changed(change, origin);
			}
		}
		for (AwarenessListener listener : List.copyOf(listeners)) {
			if (!update.isEmpty()) {
				listener.updated(update, origin);
			}
		}
	}

}
