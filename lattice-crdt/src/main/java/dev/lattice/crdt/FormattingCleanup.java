package dev.lattice.crdt;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.DeleteSet;

/**
 * Deletes marks of formatting that concurrent changes made redundant.
 */
final class FormattingCleanup {

	private final Transaction over;

	private final Store store;

	private final Items items;

	/**
	 * Texts that got or lost a mark. Yjs means to clean each of them as a whole, but only
	 * cleans what stands before the first visible element; to delete more would bring
	 * replicas apart.
	 */
	private final Set<YType> marked = new LinkedHashSet<>();

	private FormattingCleanup(Transaction over) {
		this.over = over;
		this.store = over.doc().store;
		this.items = this.store.items;
	}

	/** Cleans up after a transaction of others, in a transaction of its own. */
	static void after(Transaction over) {
		FormattingCleanup cleanup = new FormattingCleanup(over);
		cleanup.findNewMarks();
		over.doc().write((transaction) -> {
			cleanup.cleanWhereDeleted(transaction);
			cleanup.marked.forEach((text) -> cleanStart(transaction, text));
			return cleanup;
		});
	}

	private void findNewMarks() {
		for (int i = 0; i < this.over.touchedCount(); i++) {
			if (this.over.added(i)) {
				long before = this.over.before(i);
				// As far as Yjs looks: beyond what the transaction added, if more is
				// there.
				eachIn(this.over.touched(i), before, before + this.over.after(i), (item) -> {
					if (this.items.kind(item) == ContentKind.FORMAT && !this.items.deleted(item)) {
						this.marked.add(this.items.slot(item).type);
					}
				});
			}
		}
	}

	/**
	 * The order counts: once a deleted mark was found, what follows in that text is left
	 * alone.
	 */
	private void cleanWhereDeleted(Transaction transaction) {
		DeleteSet deletions = this.over.deletions();
		for (long id : this.over.deletedClients()) {
			int c = deletions.find(id);
			Client client = this.store.clientOrNew(id);
			for (int range = 0; range < deletions.ranges(c) && deletions.start(c, range) < client.state(); range++) {
				long start = deletions.start(c, range);
				eachIn(client, start, start + deletions.length(c, range), (item) -> cleanAround(transaction, item));
			}
		}
	}

	private void cleanAround(Transaction transaction, int item) {
		if (this.items.isGc(item)) {
			return;
		}
		YType text = this.items.slot(item).type;
		if (!text.hasFormatting || this.marked.contains(text)) {
			return;
		}
		if (this.items.kind(item) == ContentKind.FORMAT) {
			this.marked.add(text);
		}
		else {
			FormattingGap.cleanAround(transaction, item);
		}
	}

	/** Visits the structs of a client between two clocks, split at both. */
	private void eachIn(Client client, long start, long end, StructVisitor visitor) {
		this.store.cleanStart(this.over, client, start);
		for (int at = client.find(start); at < client.size(); at++) {
			int struct = client.struct(at);
			if (this.items.clock(struct) >= end) {
				return;
			}
			if (end < this.items.end(struct)) {
				this.store.cleanStart(this.over, client, end);
			}
			visitor.visit(struct);
		}
	}

	/** Deletes the marks before the first visible element that change nothing. */
	private static void cleanStart(Transaction transaction, YType text) {
		Items items = transaction.doc().store.items;
		int first = text.sequence.first;
		int item = first;
		while (item != Items.NONE && !items.visible(item)) {
			item = items.right(item);
		}
		if (item != Items.NONE) {
			FormattingGap.clean(transaction, first, item, (key) -> null, new HashMap<>());
		}
	}

	/** Takes a struct. */
	private interface StructVisitor {

		void visit(int struct);

	}

}
