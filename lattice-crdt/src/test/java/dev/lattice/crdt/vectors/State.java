package dev.lattice.crdt.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that a vector file says of a document at a moment. */
final class State {

	private State() {
	}

	/**
	 * Describes a document.
	 * @param full whether roots also say themselves as text and JSON
	 * @param lean whether V2 and structs are left out, unless it is full
	 */
	static Map<String, Object> of(Replica replica, Map<String, String> roots, boolean full, boolean lean) {
		Map<String, Object> state = new LinkedHashMap<>();
		state.put("sv", Fields.base64(replica.stateVector()));
		state.put("svMap", replica.clocks());
		state.put("v1", Fields.base64(replica.encode(1, null)));
		if (full || !lean) {
			state.put("v2", Fields.base64(replica.encode(2, null)));
			state.put("structs", replica.structs());
		}
		state.put("ds", replica.deleteSet());
		Object pending = replica.pending();
		if (pending != null) {
			state.put("pending", pending);
		}
		state.put("roots", roots(replica, roots, full));
		return state;
	}

	static Map<String, Object> roots(Replica replica, Map<String, String> roots, boolean full) {
		Map<String, Object> values = new LinkedHashMap<>();
		roots.forEach((String name, String kind) -> {
			Map<String, Object> root = replica.root(name);
			if (full && (kind.equals("text") || kind.startsWith("xml"))) {
				root.put("string", replica.string(name));
			}
			if (full && (kind.equals("map") || kind.equals("array"))) {
				root.put("json", replica.json(name));
			}
			values.put(name, root);
		});
		return values;
	}

}
