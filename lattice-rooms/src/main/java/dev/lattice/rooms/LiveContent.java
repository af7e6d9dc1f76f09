package dev.lattice.rooms;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;

/** A document. */
final class LiveContent implements Content {

	final Doc doc;

	private final Subscription listening;

	/** Takes what was loaded, and listens from now on. */
	LiveContent(Doc doc, Sink sink) {
		this.doc = doc;
		this.listening = doc.onUpdate(UpdateFormat.V1,
				(update, transaction) -> sink.integrated(update, transaction.origin()));
	}

	/** Listens no longer: bytes take its place. */
	void end() {
		this.listening.close();
	}

	@Override
	public byte[] stateVector() {
		return this.doc.stateVector();
	}

	@Override
	public byte[] missing(byte[] stateVector) {
		return this.doc.encodeIntegrated(stateVector);
	}

	@Override
	public byte[] encode() {
		return this.doc.encodeStateAsUpdate();
	}

	@Override
	public boolean knows(byte[] update) {
		StructBatch batch = StructBatch.decode(update, UpdateFormat.V1, Limits.DEFAULT);
		StateVector known = StateVector.decode(stateVector(), Limits.NONE);
		// All that is deleted is only looked at where that decides.
		return !News.of(batch, known).structs() && Snapshot.of(this.doc).contains(update, UpdateFormat.V1);
	}

	@Override
	public boolean hasPending() {
		return this.doc.hasPending();
	}

	@Override
	public boolean apply(byte[] update, Object origin) {
		this.doc.applyUpdate(update, origin);
		return true;
	}

}
