package dev.lattice.crdt.protocol;

import java.util.List;

/**
 * Clients whose states changed.
 *
 * @param added clients that were never heard of, or the local one after it had no state
 * @param updated clients that were heard of before, also if they had no state since
 * @param removed clients that have no state any more
 */
public record AwarenessChange(List<Long> added, List<Long> updated, List<Long> removed) {

	/** Creates a change of copies of the lists. */
	public AwarenessChange {
		added = List.copyOf(added);
		updated = List.copyOf(updated);
		removed = List.copyOf(removed);
	}

	boolean isEmpty() {
		return this.added.isEmpty() && this.updated.isEmpty() && this.removed.isEmpty();
	}

}
