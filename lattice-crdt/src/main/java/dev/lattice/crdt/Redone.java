package dev.lattice.crdt;

import org.jspecify.annotations.Nullable;

/**
 * Where an element is now that may have been deleted and brought back by an undo.
 *
 * @param item the struct that has it
 * @param offset its place in the struct
 */
record Redone(int item, long offset) {

	/** Follows an element, which has to be here, to its last return. */
	static Redone follow(Store store, Id id) {
		Id next = id;
		while (true) {
			int item = store.find(next);
			long offset = next.clock() - store.items.clock(item);
			@Nullable Id redone = store.items.isGc(item) ? null : store.items.redone(item);
			if (redone == null) {
				return new Redone(item, offset);
			}
			next = new Id(redone.client(), redone.clock() + offset);
		}
	}

}
