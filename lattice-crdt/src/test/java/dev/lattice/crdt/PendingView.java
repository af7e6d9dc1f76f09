package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.UpdateEncoder;
import dev.lattice.crdt.update.UpdateFormat;

/** Lets tests outside of this package see what of a document waits for its past. */
public final class PendingView {

	private PendingView() {
	}

	/** Returns what waits, as the vectors write it: {@code {structs, ds, missing}}. */
	public static Map<String, Object> of(Doc doc) {
		StateVector missing = doc.applying().missing();
		List<List<Long>> pairs = new ArrayList<>();
		for (int i = 0; i < missing.clients(); i++) {
			pairs.add(List.of(missing.client(i), missing.clock(i)));
		}
		pairs.sort(Comparator.comparing(List::getFirst));
		Map<String, Object> pending = new LinkedHashMap<>();
		pending.put("structs", doc.applying().hasPendingStructs());
		pending.put("ds", doc.applying().hasPendingDeletions());
		pending.put("missing", doc.applying().hasPendingStructs() ? pairs : List.of());
		return pending;
	}

	/** Encodes the document without what waits. */
	public static byte[] settled(Doc doc) {
		UpdateEncoder out = UpdateEncoder.of(UpdateFormat.V1);
		doc.encoding.state(out, new StateVector());
		return out.toBytes();
	}

}
