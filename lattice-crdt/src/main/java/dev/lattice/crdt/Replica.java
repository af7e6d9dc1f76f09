package dev.lattice.crdt;

import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import org.jspecify.annotations.Nullable;

/** A copy of a document in which an undo does what it would do in the document. */
final class Replica {

	/*
	 * Beside the content it has the id under which the document writes, which decides
	 * where something comes to stand; what is deleted and kept, since nothing is
	 * collected in it; and which items were brought back by others, which no update
	 * tells.
	 */

	private Replica() {
	}

	static Doc of(Doc doc) {
		Doc copy = new Doc(doc.options().withoutGarbageCollection());
		copy.applyUpdate(doc.encodeStateAsUpdate());
		copy.clientId(doc.clientId());
		copy.write((transaction) -> {
			for (Map.Entry<Integer, Id> redone : doc.store.items.redone().entrySet()) {
				copyRedone(transaction, doc.store, redone.getKey(), redone.getValue());
			}
			return copy;
		});
		return copy;
	}

	private static void copyRedone(Transaction transaction, Store from, int item, Id by) {
		Store to = transaction.doc().store;
		Id start = from.id(item);
		int copied = to.cleanStart(transaction, start);
		long length = from.items.length(item);
		if (to.items.length(copied) > length) {
			to.splitAt(transaction, copied, length);
		}
		to.items.redone(copied, by);
	}

	/**
	 * The type that is the same in a copy, if the copy knows more of it than its place.
	 */
	static @Nullable YType sameType(Doc copy, YType type) {
		if (type.item == Items.NONE) {
			return copy.root(type.rootName());
		}
		int item = copy.store.find(type.id());
		return (!copy.store.items.isGc(item) && copy.store.items.kind(item) == ContentKind.TYPE)
				? copy.integration.type(item) : null;
	}

}
