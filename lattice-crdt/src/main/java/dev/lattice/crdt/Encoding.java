package dev.lattice.crdt;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.Contents;
import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.UpdateEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes the structs of a document, those a transaction added or those a replica lacks.
 */
final class Encoding {

	private final Store store;

	private final Items items;

	private final Integration integration;

	Encoding(Doc doc) {
		this.store = doc.store;
		this.items = doc.store.items;
		this.integration = doc.integration;
	}

	/** Writes all that a replica in the given state lacks. */
	void state(UpdateEncoder out, StateVector target) {
		Client[] clients = this.store.descending();
		int count = 0;
		for (Client client : clients) {
			if (client.state() > target.get(client.id)) {
				count++;
			}
		}
		out.rest().varUint(count);
		for (Client client : clients) {
			if (client.state() > target.get(client.id)) {
				structs(out, client, target.get(client.id));
			}
		}
		deleteSet().write(out);
	}

	/**
	 * Writes what was added since a transaction began, and what the transaction deleted.
	 */
	void transaction(UpdateEncoder out, Transaction transaction) {
		int touched = transaction.touchedCount();
		int count = 0;
		for (int i = 0; i < touched; i++) {
			if (transaction.touched(i).state() > transaction.before(i)) {
				count++;
			}
		}
		out.rest().varUint(count);
		if (touched == 1) {
			if (count == 1) {
				structs(out, transaction.touched(0), transaction.before(0));
			}
		}
		else if (count > 0) {
			for (Client client : this.store.descending()) {
				long before = transaction.before(client);
				if (client.state() > before) {
					structs(out, client, before);
				}
			}
		}
		transaction.deletions().write(out);
	}

	/** Writes what was there at a moment; items are split where it ends. */
	void moment(UpdateEncoder out, Snapshot snapshot) {
		StateVector state = snapshot.state();
		int count = 0;
		for (int i = 0; i < state.clients(); i++) {
			if (state.clock(i) > 0) {
				count++;
			}
		}
		out.rest().varUint(count);
		for (int i = 0; i < state.clients(); i++) {
			if (state.clock(i) > 0) {
				Client client = this.store.clientOrNew(state.client(i));
				int last = client.find(state.clock(i) - 1);
				out.rest().varUint(last + 1);
				out.client(client.id);
				out.rest().varUint(0);
				for (int at = 0; at <= last; at++) {
					struct(out, client, client.struct(at), 0);
				}
			}
		}
		snapshot.deletions().write(out);
	}

	/** All that is deleted. */
	DeleteSet deleteSet() {
		DeleteSet deleted = new DeleteSet();
		for (Client client : this.store.descending()) {
			for (int at = 0; at < client.size(); at++) {
				int struct = client.struct(at);
				if (this.items.deleted(struct)) {
					long start = this.items.clock(struct);
					while (at + 1 < client.size() && this.items.deleted(client.struct(at + 1))) {
						at++;
					}
					deleted.add(client.id, start, this.items.end(client.struct(at)) - start);
				}
			}
		}
		deleted.normalise();
		return deleted;
	}

	private void structs(UpdateEncoder out, Client client, long from) {
		int first = client.find(from);
		out.rest().varUint(client.size() - first);
		out.client(client.id);
		out.rest().varUint(from);
		struct(out, client, client.struct(first), from - this.items.clock(client.struct(first)));
		for (int at = first + 1; at < client.size(); at++) {
			struct(out, client, client.struct(at), 0);
		}
	}

	private void struct(UpdateEncoder out, Client client, int item, long offset) {
		if (this.items.isGc(item)) {
			out.info(ContentKind.GC);
			out.length(this.items.length(item) - offset);
			return;
		}
		Slot slot = this.items.slot(item);
		boolean hasOrigin = offset > 0 || this.items.originClient(item) != Id.NO_CLIENT;
		boolean hasRightOrigin = this.items.rightOriginClient(item) != Id.NO_CLIENT;
		out.info(this.items.kind(item) | (hasOrigin ? ContentKind.HAS_ORIGIN : 0)
				| (hasRightOrigin ? ContentKind.HAS_RIGHT_ORIGIN : 0)
				| ((slot.key != null) ? ContentKind.HAS_PARENT_SUB : 0));
		if (offset > 0) {
			out.leftId(client.id, this.items.clock(item) + offset - 1);
		}
		else if (hasOrigin) {
			out.leftId(this.store.client(this.items.originClient(item)).id, this.items.originClock(item));
		}
		if (hasRightOrigin) {
			out.rightId(this.store.client(this.items.rightOriginClient(item)).id, this.items.rightOriginClock(item));
		}
		if (!hasOrigin && !hasRightOrigin) {
			place(out, slot.type, slot.key);
		}
		content(out, client, item, offset);
	}

	private void place(UpdateEncoder out, YType type, @Nullable String key) {
		if (type.item == Items.NONE) {
			out.parentInfo(true);
			out.string(type.rootName());
		}
		else {
			out.parentInfo(false);
			Id parent = type.id();
			out.leftId(parent.client(), parent.clock());
		}
		if (key != null) {
			out.string(key);
		}
	}

	private void content(UpdateEncoder out, Client client, int item, long offset) {
		int kind = this.items.kind(item);
		switch (kind) {
			case ContentKind.TYPE -> one(out, kind, client, this.integration.type(item).ref());
			case ContentKind.DOC -> one(out, kind, client, this.integration.doc(item).nesting.ref());
			default -> Contents.write(out, kind, client.text(), client.values(), this.items.content(item), offset,
					this.items.length(item));
		}
	}

	private static void one(UpdateEncoder out, int kind, Client client, Object value) {
		Contents.write(out, kind, client.text(), new Object[] { value }, 0, 0, 1);
	}

}
