package dev.lattice.crdt;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.lattice.crdt.update.DeleteSet;

/**
 * Changes that are taken back together. Belongs to the thread of its document.
 */
public final class StackItem {

	private DeleteSet insertions;

	private DeleteSet deletions;

	/** Clients of the deletions in the order in which each was first deleted from. */
	private long[] deletedClients;

	private final Map<Object, Object> attributes = new HashMap<>(0);

	StackItem(Transaction transaction) {
		this.insertions = transaction.insertions();
		this.deletions = transaction.deletions();
		this.deletedClients = transaction.deletedClients();
	}

	/**
	 * Returns which elements were inserted.
	 * @return ranges, which nobody may change
	 */
	public DeleteSet insertions() {
		return this.insertions;
	}

	/**
	 * Returns which elements were deleted.
	 * @return ranges, which nobody may change
	 */
	public DeleteSet deletions() {
		return this.deletions;
	}

	/**
	 * Returns a map of the listeners' own, for the place of the cursor for example.
	 * @return the map
	 */
	public Map<Object, Object> attributes() {
		return this.attributes;
	}

	/** The order in which Yjs goes over the deletions, and so brings elements back. */
	long[] deletedClients() {
		return this.deletedClients;
	}

	void add(Transaction transaction) {
		this.insertions = union(this.insertions, transaction.insertions());
		this.deletions = union(this.deletions, transaction.deletions());
		Set<Long> clients = new LinkedHashSet<>();
		for (long client : this.deletedClients) {
			clients.add(client);
		}
		for (long client : transaction.deletedClients()) {
			clients.add(client);
		}
		this.deletedClients = new long[clients.size()];
		int at = 0;
		for (long client : clients) {
			this.deletedClients[at++] = client;
		}
	}

	private static DeleteSet union(DeleteSet one, DeleteSet other) {
		DeleteSet union = new DeleteSet();
		union.addAll(one);
		union.addAll(other);
		union.normalise();
		return union;
	}

}
