package dev.lattice.crdt;

import java.util.function.IntConsumer;

import dev.lattice.crdt.update.DeleteSet;

/**
 * Goes over the structs that a set of ranges names.
 */
final class Deletions {

	private Deletions() {
	}

	/**
	 * Calls an action with each struct of the ranges, split so that it lies within; what
	 * is not here is left out. The action may split structs too.
	 */
	static void forEach(Transaction transaction, DeleteSet ranges, IntConsumer action) {
		for (int c = 0; c < ranges.clients(); c++) {
			forEach(transaction, ranges, c, action);
		}
	}

	/**
	 * Does the same with the clients in the given order, all of which the ranges have.
	 */
	static void forEach(Transaction transaction, DeleteSet ranges, long[] clients, IntConsumer action) {
		for (long client : clients) {
			forEach(transaction, ranges, ranges.find(client), action);
		}
	}

	private static void forEach(Transaction transaction, DeleteSet ranges, int c, IntConsumer action) {
		Store store = transaction.doc().store;
		Client client = store.known(ranges.client(c));
		if (client == null) {
			return;
		}
		for (int range = 0; range < ranges.ranges(c); range++) {
			long clock = ranges.start(c, range);
			long end = Math.min(clock + ranges.length(c, range), client.state());
			while (clock < end) {
				int struct = store.cleanStart(transaction, client, clock);
				if (store.items.end(struct) > end) {
					store.cleanStart(transaction, client, end);
				}
				clock = store.items.end(struct);
				action.accept(struct);
			}
		}
	}

}
