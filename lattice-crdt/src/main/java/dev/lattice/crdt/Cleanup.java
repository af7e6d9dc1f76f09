package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import dev.lattice.crdt.update.DeleteSet;

/**
 * Ends a transaction: observers, garbage, merges, updates, in the order of Yjs.
 */
final class Cleanup {

	private final Doc doc;

	private final Store store;

	private final Items items;

	Cleanup(Doc doc) {
		this.doc = doc;
		this.store = doc.store;
		this.items = doc.store.items;
	}

	void run(Transaction transaction, ErrorCollector errors) {
		transaction.end();
		this.doc.listeners.beforeObserverCalls(transaction, errors);
		callObservers(transaction, errors);
		callDeepObservers(transaction, errors);
		this.doc.listeners.afterTransaction(transaction, errors);
		if (transaction.needsFormattingCleanup) {
			errors.run(() -> FormattingCleanup.after(transaction));
		}
		if (this.doc.collectsGarbage()) {
			collectGarbage(transaction.deletions());
		}
		mergeDeleted(transaction.deletions());
		mergeAdded(transaction);
		mergeCandidates(transaction);
		this.doc.leaveClientIdIfTaken(transaction);
		this.doc.listeners.afterTransactionCleanup(transaction, errors);
		this.doc.listeners.update(transaction, errors);
		this.doc.nesting.settle(transaction, errors);
	}

	private void callObservers(Transaction transaction, ErrorCollector errors) {
		for (int i = 0; i < transaction.changedCount(); i++) {
			YType.Changes changes = transaction.changed(i);
			YType type = changes.type;
			if (type.changes == changes) {
				type.changes = null;
			}
			if (!changes.cancelled && !type.deleted()) {
				type.callObservers(transaction, changes, errors);
			}
		}
	}

	private void callDeepObservers(Transaction transaction, ErrorCollector errors) {
		if (!this.doc.isObserved()) {
			return;
		}
		for (Map.Entry<YType, List<YEvent>> entry : transaction.deepEvents().entrySet()) {
			YType type = entry.getKey();
			if (type.deepObservers().isEmpty() || type.deleted()) {
				continue;
			}
			List<YEvent> events = new ArrayList<>();
			for (YEvent event : entry.getValue()) {
				if (!event.target().deleted()) {
					events.add(event.seenFrom(type));
				}
			}
			events.sort(Comparator.comparingInt((event) -> event.path().size()));
			for (BiConsumer<List<YEvent>, Transaction> observer : List.copyOf(type.deepObservers())) {
				errors.run(() -> observer.accept(events, transaction));
			}
		}
	}

	/** Gives back the content of what was deleted, from the last range to the first. */
	private void collectGarbage(DeleteSet deletions) {
		Integration integration = this.doc.integration;
		for (int c = 0; c < deletions.clients(); c++) {
			Client client = this.store.clientOrNew(deletions.client(c));
			for (int range = deletions.ranges(c) - 1; range >= 0; range--) {
				long start = deletions.start(c, range);
				long end = start + deletions.length(c, range);
				for (int at = client.find(start); at < client.size(); at++) {
					int item = client.struct(at);
					if (this.items.clock(item) >= end) {
						break;
					}
					if (!this.items.isGc(item) && this.items.deleted(item) && !this.items.keep(item)
							&& this.doc.mayCollect(item)) {
						integration.collect(item);
					}
				}
			}
			client.compact();
		}
	}

	private void mergeDeleted(DeleteSet deletions) {
		for (int c = 0; c < deletions.clients(); c++) {
			Client client = this.store.clientOrNew(deletions.client(c));
			for (int range = deletions.ranges(c) - 1; range >= 0; range--) {
				long start = deletions.start(c, range);
				long last = start + deletions.length(c, range) - 1;
				int at = Math.min(client.size() - 1, 1 + client.find(last));
				while (at > 0 && this.items.clock(client.struct(at)) >= start) {
					at -= 1 + this.store.mergeWithLefts(client, at);
				}
			}
		}
	}

	private void mergeAdded(Transaction transaction) {
		for (int i = 0; i < transaction.touchedCount(); i++) {
			if (transaction.added(i)) {
				Client client = transaction.touched(i);
				int first = Math.max(client.find(transaction.before(i)), 1);
				for (int at = client.size() - 1; at >= first;) {
					at -= 1 + this.store.mergeWithLefts(client, at);
				}
			}
		}
	}

	private void mergeCandidates(Transaction transaction) {
		for (int i = transaction.mergeCount() - 1; i >= 0; i--) {
			Client client = this.store.client(transaction.mergeClient(i));
			int at = client.find(transaction.mergeClock(i));
			if (at + 1 < client.size() && this.store.mergeWithLefts(client, at + 1) > 1) {
				continue;
			}
			if (at > 0) {
				this.store.mergeWithLefts(client, at);
			}
		}
	}

}
