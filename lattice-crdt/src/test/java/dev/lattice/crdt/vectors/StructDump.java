package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.StructBatch;

/** The structs of a document in words, read from its state. */
final class StructDump {

	private static final String[] KINDS = { "gc", "deleted", "json", "binary", "string", "embed", "format", "type",
			"any", "doc", "skip" };

	private StructDump() {
	}

	/** Returns pairs of client and structs, as {@code content:clock:length[:d]}. */
	static List<Object> of(StructBatch batch) {
		List<Object> clients = new ArrayList<>();
		for (int group = 0; group < batch.groups(); group++) {
			List<Object> structs = new ArrayList<>();
			for (int row = batch.groupStart(group); row < batch.groupEnd(group); row++) {
				boolean deleted = batch.kind(row) != ContentKind.GC
						&& batch.deleteSet().contains(batch.clientOf(group), batch.clock(row));
				structs.add(KINDS[batch.kind(row)] + ":" + batch.clock(row) + ":" + batch.length(row)
						+ (deleted ? ":d" : ""));
			}
			clients.add(List.of(batch.clientOf(group), structs));
		}
		return clients;
	}

	/**
	 * Returns {@code [kind, client, clock, length]} of each struct, kinds as classes of
	 * Yjs.
	 */
	static List<Object> decoded(StructBatch batch) {
		List<Object> structs = new ArrayList<>();
		for (int group = 0; group < batch.groups(); group++) {
			for (int row = batch.groupStart(group); row < batch.groupEnd(group); row++) {
				String kind = switch (batch.kind(row)) {
					case ContentKind.GC -> "GC";
					case ContentKind.SKIP -> "Skip";
					default -> "Item";
				};
				structs.add(List.of(kind, batch.clientOf(group), batch.clock(row), batch.length(row)));
			}
		}
		return structs;
	}

}
