package dev.lattice.benchmarks.crdt;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YMap;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.update.UpdateFormat;

/**
 * A document with the roots of the benchmark.
 */
record Place(Doc doc, YText text, YArray array, YMap map) {

	private static final String REMOTE = "remote";

	static Place empty(long client) {
		Doc doc = new Doc(client);
		return new Place(doc, doc.text("text"), doc.array("array"), doc.map("map"));
	}

	/** Encodes each update as format 2 from now on, and keeps those that are its own. */
	List<byte[]> recorded() {
		List<byte[]> updates = new ArrayList<>();
		this.doc.onUpdate(UpdateFormat.V2, (update, transaction) -> {
			if (transaction.origin() != REMOTE) {
				updates.add(update);
			}
		});
		return updates;
	}

	void edit(List<Edit> edits) {
		for (Edit edit : edits) {
			edit.apply(this);
		}
	}

	void receive(byte[] update) {
		this.doc.applyUpdate(update, REMOTE, UpdateFormat.V2);
	}

	/** Receives all of them in one transaction. */
	void receiveAll(List<byte[]> updates) {
		this.doc.transact(REMOTE, () -> updates.forEach(this::receive));
	}

	/** All that a reader sees. */
	List<Object> content() {
		return List.of(this.text.toString(), this.array.toJson(), this.map.toJson());
	}

}
