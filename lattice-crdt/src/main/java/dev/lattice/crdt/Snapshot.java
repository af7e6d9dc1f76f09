package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateEncoder;
import dev.lattice.crdt.update.UpdateFormat;
import org.jspecify.annotations.Nullable;

/**
 * A moment of a document: what was there, and what of it was deleted.
 * <p>
 * It holds no content. The document has to keep what was deleted since, that is to be
 * made with {@link DocOptions#withoutGarbageCollection}; one that forgot it shows less.
 * Nobody may change the two parts.
 *
 * @param deletions what was deleted
 * @param state the clocks of all clients
 */
public record Snapshot(DeleteSet deletions, StateVector state) {

	/**
	 * Takes a snapshot.
	 * @param doc the document
	 * @return the moment that is now
	 */
	public static Snapshot of(Doc doc) {
		return new Snapshot(doc.deletions(), doc.store.stateVector());
	}

	/**
	 * Returns the bytes that Yjs writes.
	 * @param format the format
	 * @return the bytes
	 */
	public byte[] encode(UpdateFormat format) {
		ByteWriter out = new ByteWriter();
		byte[] deleted = this.deletions.encode(format);
		out.bytes(deleted, 0, deleted.length);
		this.state.write(out);
		return out.toBytes();
	}

	/**
	 * Reads what {@link #encode} or Yjs wrote.
	 * @param bytes the bytes
	 * @param format their format
	 * @return the snapshot
	 * @throws MalformedDataException if they are no snapshot
	 */
	public static Snapshot decode(byte[] bytes, UpdateFormat format) {
		ByteReader in = new ByteReader(bytes);
		DeleteSet deleted = DeleteSet.read(in, format);
		return new Snapshot(deleted, StateVector.read(in));
	}

	/**
	 * Tells whether an update brings nothing that was not there.
	 * @param update the bytes
	 * @param format their format
	 * @return whether all of it was there, deletions too
	 * @throws MalformedDataException if they are no update
	 */
	public boolean contains(byte[] update, UpdateFormat format) {
		StructBatch batch = StructBatch.decode(update, format, Limits.DEFAULT);
		for (int group = 0; group < batch.groups(); group++) {
			int last = batch.groupEnd(group) - 1;
			if (last >= batch.groupStart(group)
					&& this.state.get(batch.clientOf(group)) < batch.clock(last) + batch.length(last)) {
				return false;
			}
		}
		DeleteSet merged = new DeleteSet();
		merged.addAll(this.deletions);
		merged.addAll(batch.deleteSet());
		merged.normalise();
		return merged.equals(this.deletions);
	}

	/**
	 * Makes a document that has what was there.
	 * @param doc the document of the snapshot, which has to keep what is deleted
	 * @param options how to make the new one
	 * @return a new document
	 * @throws IllegalArgumentException if the document forgets what is deleted, or does
	 * not have all that the snapshot names
	 */
	public Doc restore(Doc doc, DocOptions options) {
		if (doc.collectsGarbage()) {
			throw new IllegalArgumentException("The document '" + doc.guid()
					+ "' forgets what is deleted, so nothing can be restored; make it without garbage collection");
		}
		UpdateEncoder out = UpdateEncoder.of(UpdateFormat.V2);
		doc.write((transaction) -> {
			split(transaction);
			doc.encoding.moment(out, this);
			return out;
		});
		Doc restored = new Doc(options);
		restored.applyUpdate(out.toBytes(), "snapshot", UpdateFormat.V2);
		return restored;
	}

	/**
	 * Returns the values that an array, or the children of a node, had.
	 * @param type the type
	 * @return a copy
	 */
	public List<@Nullable Object> list(YType type) {
		List<@Nullable Object> values = new ArrayList<>();
		Items items = type.doc().store.items;
		for (int item = type.sequence.first; item != Items.NONE; item = items.right(item)) {
			if (items.countable(item)) {
				addShown(type, item, values);
			}
		}
		return values;
	}

	/**
	 * Returns the entries that a map, or the attributes that a node, had.
	 * @param type the type
	 * @return a copy
	 */
	public Map<String, @Nullable Object> map(YType type) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		Store store = type.doc().store;
		for (Slot slot : type.entries()) {
			int item = slot.last;
			while (item != Items.NONE && this.state.get(store.clientOf(item).id) <= store.items.clock(item)) {
				item = store.items.left(item);
			}
			if (item != Items.NONE && store.items.countable(item) && shows(store, item)) {
				values.put(String.valueOf(slot.key), type.value(item));
			}
		}
		return values;
	}

	/** Adds the elements of an item that were there: later ones may have been joined. */
	private void addShown(YType type, int item, List<@Nullable Object> target) {
		Store store = type.doc().store;
		List<@Nullable Object> elements = new ArrayList<>();
		type.addContent(item, elements);
		long clock = store.items.clock(item);
		for (Object element : elements) {
			if (shows(store.clientOf(item).id, clock++)) {
				target.add(element);
			}
		}
	}

	/** Whether an item was there and not deleted. */
	boolean shows(Store store, int item) {
		return shows(store.clientOf(item).id, store.items.clock(item));
	}

	private boolean shows(long client, long clock) {
		return this.state.get(client) > clock && !this.deletions.contains(client, clock);
	}

	/** Splits items so that each of them was there or not, and was deleted or not. */
	void split(Transaction transaction) {
		Store store = transaction.doc().store;
		for (int i = 0; i < this.state.clients(); i++) {
			Client client = store.known(this.state.client(i));
			long clock = this.state.clock(i);
			if (((client != null) ? client.state() : 0) < clock) {
				throw new IllegalArgumentException("The snapshot names " + clock + " elements of client "
						+ this.state.client(i) + ", which the document does not have; use it with its own document");
			}
			if (client != null && clock < client.state()) {
				store.cleanStart(transaction, client, clock);
			}
		}
		Deletions.forEach(transaction, this.deletions, (item) -> {
		});
	}

}
