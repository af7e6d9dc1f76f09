package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.TextArena;
import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * All structs of a document, by client and clock.
 */
final class Store {

	private static final char REPLACEMENT = '\uFFFD';

	final Items items = new Items();

	private final List<Client> clients = new ArrayList<>();

	private final Map<Long, Client> byId = new HashMap<>();

	/** The client asked for last, who is mostly the next one too. */
	private @Nullable Client lastKnown;

	private Client @Nullable [] descending;

	Client client(int index) {
		return this.clients.get(index);
	}

	/** The client of an item. */
	Client clientOf(int item) {
		return this.clients.get(this.items.client(item));
	}

	/** The client of that id, or {@code null} as long as nothing of it is here. */
	@Nullable Client known(long id) {
		Client last = this.lastKnown;
		if (last != null && last.id == id) {
			return last;
		}
		Client found = this.byId.get(id);
		if (found != null) {
			this.lastKnown = found;
		}
		return found;
	}

	Client clientOrNew(long id) {
		Client found = known(id);
		if (found == null) {
			found = new Client(id, this.clients.size(), this.items);
			this.clients.add(found);
			this.byId.put(id, found);
			this.descending = null;
		}
		return found;
	}

	long state(long id) {
		Client known = known(id);
		return (known != null) ? known.state() : 0;
	}

	/** All clients, the highest id first: the order of the wire. */
	Client[] descending() {
		if (this.descending == null) {
			this.descending = this.clients.toArray(Client[]::new);
			Arrays.sort(this.descending, (one, other) -> Long.compare(other.id, one.id));
		}
		return this.descending;
	}

	StateVector stateVector() {
		StateVector vector = new StateVector();
		for (Client client : this.clients) {
			if (client.size() > 0) {
				vector.put(client.id, client.state());
			}
		}
		return vector;
	}

	Id id(int item) {
		return new Id(clientOf(item).id, this.items.clock(item));
	}

	/** The struct that holds that element, which has to be here. */
	int find(int client, long clock) {
		Client owner = this.clients.get(client);
		return owner.struct(owner.find(clock));
	}

	int find(Id id) {
		Client owner = known(id.client());
		if (owner == null || id.clock() >= owner.state()) {
			throw new IllegalStateException("The document does not have " + id);
		}
		return owner.struct(owner.find(id.clock()));
	}

	/** The struct that starts with that element, split off if necessary. */
	int cleanStart(Transaction transaction, Client owner, long clock) {
		int position = owner.find(clock);
		int struct = owner.struct(position);
		long before = clock - this.items.clock(struct);
		if (before > 0 && !this.items.isGc(struct)) {
			return split(transaction, owner, position, before);
		}
		return struct;
	}

	int cleanStart(Transaction transaction, Id id) {
		return cleanStart(transaction, clientOrNew(id.client()), id.clock());
	}

	/** The struct that ends with that element; what follows is split off if necessary. */
	int cleanEnd(Transaction transaction, Client owner, long clock) {
		int position = owner.find(clock);
		int struct = owner.struct(position);
		long length = clock + 1 - this.items.clock(struct);
		if (length < this.items.length(struct) && !this.items.isGc(struct)) {
			split(transaction, owner, position, length);
		}
		return struct;
	}

	/**
	 * Splits an item after so many of its elements; its handle stays with the left part.
	 */
	int splitAt(Transaction transaction, int item, long diff) {
		Client owner = clientOf(item);
		return split(transaction, owner, owner.find(this.items.clock(item)), diff);
	}

	int split(Transaction transaction, Client owner, int position, long diff) {
		Items items = this.items;
		int left = owner.struct(position);
		long clock = items.clock(left);
		int kind = items.kind(left);
		int right = items.create(kind, owner.index, clock + diff, items.length(left) - diff);
		items.origin(right, owner.index, clock + diff - 1);
		items.rightOrigin(right, items.rightOriginClient(left), items.rightOriginClock(left));
		Slot slot = items.slot(left);
		items.slot(right, slot);
		if (kind != ContentKind.DELETED) {
			items.content(right, items.content(left) + (int) diff);
			if (kind == ContentKind.STRING) {
				separateSurrogates(owner.text(), items.content(right));
			}
		}
		if (items.deleted(left)) {
			items.markDeleted(right);
		}
		if (items.keep(left)) {
			items.keep(right, true);
		}
		Id redone = items.redone(left);
		if (redone != null) {
			items.redone(right, new Id(redone.client(), redone.clock() + diff));
		}
		int next = items.right(left);
		items.left(right, left);
		items.right(right, next);
		items.right(left, right);
		items.length(left, diff);
		if (next != Items.NONE) {
			items.left(next, right);
		}
		else {
			slot.last = right;
		}
		owner.insert(position + 1, right);
		transaction.mergeLater(right);
		if (slot.key == null) {
			slot.type.positions().split(left, right);
		}
		return right;
	}

	/**
	 * Two halves of a pair cannot be encoded: each becomes a replacement, on every
	 * replica.
	 */
	private static void separateSurrogates(TextArena text, int border) {
		if (Character.isHighSurrogate(text.charAt(border - 1))) {
			text.set(border - 1, REPLACEMENT);
			text.set(border, REPLACEMENT);
		}
	}

	/**
	 * Merges the struct at a position with those before it as long as that is possible,
	 * and returns with how many.
	 */
	int mergeWithLefts(Client owner, int position) {
		int at = position;
		while (at > 0 && merge(owner, owner.struct(at - 1), owner.struct(at))) {
			at--;
		}
		if (at < position) {
			owner.remove(at + 1, position + 1);
		}
		return position - at;
	}

	private boolean merge(Client owner, int left, int right) {
		Items items = this.items;
		int kind = items.kind(left);
		if (kind != items.kind(right) || items.deleted(left) != items.deleted(right)) {
			return false;
		}
		if (kind != ContentKind.GC) {
			if (!ContentKind.isSequence(kind) || items.right(left) != right || items.originClient(right) != owner.index
					|| items.originClock(right) != items.clock(right) - 1 || !items.sameRightOrigin(left, right)
					|| items.redone(left) != null || items.redone(right) != null) {
				return false;
			}
			joinContents(owner, kind, left, right);
			if (items.keep(right)) {
				items.keep(left, true);
			}
			Slot slot = items.slot(left);
			int next = items.right(right);
			items.right(left, next);
			if (next != Items.NONE) {
				items.left(next, left);
			}
			else {
				slot.last = left;
			}
			if (slot.key == null) {
				slot.type.positions().merged(left, right);
			}
		}
		items.length(left, items.length(left) + items.length(right));
		items.free(right);
		return true;
	}

	/** Contents of neighbours are neighbours, unless something between was given back. */
	private void joinContents(Client owner, int kind, int left, int right) {
		if (kind == ContentKind.DELETED) {
			return;
		}
		int length = (int) this.items.length(left);
		int more = (int) this.items.length(right);
		int start = this.items.content(left);
		int next = this.items.content(right);
		if (start + length == next) {
			return;
		}
		if (kind == ContentKind.STRING) {
			TextArena text = owner.text();
			this.items.content(left, text.append(text, start, length));
			text.append(text, next, more);
			owner.forgetText((long) length + more);
		}
		else {
			this.items.content(left, owner.addValues(owner.values(), start, length));
			owner.addValues(owner.values(), next, more);
			owner.forgetValues(start, length);
			owner.forgetValues(next, more);
		}
	}

}
