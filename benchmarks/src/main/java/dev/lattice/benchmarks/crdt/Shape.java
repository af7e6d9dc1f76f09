package dev.lattice.benchmarks.crdt;

import java.util.List;
import java.util.Map;

/**
 * A row of crdt-benchmarks: what its writers do, as both peers get it.
 *
 * @param name as in {@code B1.1}
 * @param title what happens
 * @param kind who writes: {@code alone}, {@code pair} (preceded by what both begin with)
 * or {@code crowd}
 * @param writers the edits of each writer
 */
record Shape(String name, String title, String kind, List<List<List<Object>>> writers) {

	Map<String, Object> definition() {
		return Map.of("task", "define", "name", this.name, "kind", this.kind, "writers", this.writers);
	}

}
