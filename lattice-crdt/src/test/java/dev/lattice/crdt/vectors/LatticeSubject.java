package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.RelativePosition;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.DocOptions;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.crdt.update.UpdateMeta;
import dev.lattice.crdt.update.Updates;

/** Lattice-crdt, as the vectors know it. */
final class LatticeSubject implements Subject {

	private static final Limits LIMITS = Limits.DEFAULT;

	@Override
	public Replica replica(long client, boolean collectsGarbage, Map<String, String> roots) {
		DocOptions options = DocOptions.of(client);
		return new LatticeReplica(new Doc(collectsGarbage ? options : options.withoutGarbageCollection()), roots);
	}

	@Override
	public Presence presence(long client) {
		return new LatticePresence(client);
	}

	@Override
	public byte[] merge(List<byte[]> updates, int format) {
		return Updates.merge(updates, format(format), LIMITS);
	}

	@Override
	public byte[] diff(byte[] update, byte[] stateVector, int format) {
		return Updates.diff(update, stateVector, format(format), LIMITS);
	}

	@Override
	public byte[] stateVectorOf(byte[] update, int format) {
		return Updates.stateVector(update, format(format), LIMITS);
	}

	@Override
	public byte[] convert(byte[] update, int from) {
		return Updates.convert(update, format(from), format(3 - from), LIMITS);
	}

	@Override
	public Object meta(byte[] update, int format) {
		UpdateMeta meta = Updates.meta(update, format(format), LIMITS);
		return Map.of("from", described(meta.from()), "to", described(meta.to()));
	}

	@Override
	public Object decoded(byte[] update) {
		StructBatch batch = StructBatch.decode(update, UpdateFormat.V1, LIMITS);
		return Map.of("structs", StructDump.decoded(batch), "ds", described(batch.deleteSet()));
	}

	@Override
	public void readStateVector(byte[] encoded) {
		StateVector.decode(encoded, LIMITS);
	}

	@Override
	public void readSnapshot(byte[] encoded) {
		Snapshot.decode(encoded, UpdateFormat.V1);
	}

	@Override
	public void readPosition(byte[] encoded) {
		RelativePosition.decode(encoded);
	}

	@Override
	public Codec codec() {
		return new LatticeCodec();
	}

	@Override
	public byte[] updateFrame(byte[] update) {
		return new YWebsocketFrame.Sync(new SyncMessage.Update(new Payload(update))).encode();
	}

	@Override
	public byte[] awarenessFrame(byte[] update) {
		return new YWebsocketFrame.AwarenessUpdate(new Payload(update)).encode();
	}

	@Override
	public byte[] deniedFrame(String reason) {
		return new YWebsocketFrame.PermissionDenied(reason).encode();
	}

	static UpdateFormat format(int format) {
		return (format == 1) ? UpdateFormat.V1 : UpdateFormat.V2;
	}

	/** Returns pairs of client and clock, clients descending. */
	static List<Object> described(StateVector vector) {
		List<Object> pairs = new ArrayList<>();
		for (int i = 0; i < vector.clients(); i++) {
			pairs.add(List.of(vector.client(i), vector.clock(i)));
		}
		return pairs;
	}

	/** Returns pairs of client and ranges, clients descending. */
	static List<Object> described(DeleteSet deletions) {
		List<Object> clients = new ArrayList<>();
		for (int i = 0; i < deletions.clients(); i++) {
			List<Object> ranges = new ArrayList<>();
			for (int range = 0; range < deletions.ranges(i); range++) {
				ranges.add(List.of(deletions.start(i, range), deletions.length(i, range)));
			}
			clients.add(List.of(deletions.client(i), ranges));
		}
		return clients;
	}

}
