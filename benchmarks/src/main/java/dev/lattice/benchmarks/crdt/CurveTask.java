package dev.lattice.benchmarks.crdt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.RelativePosition;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YMap;

/** Asks for positions in an array of maps of which no two are merged. */
final class CurveTask {

	private Doc doc = new Doc(2);

	private YArray array = this.doc.array("array");

	private Object seen = -1;

	Map<String, Object> load(String file) {
		this.doc = new Doc(2);
		this.array = this.doc.array("array");
		try {
			this.doc.applyUpdate(Files.readAllBytes(Path.of(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Map.of("items", this.array.length());
	}

	/** From an index to a relative position, and back. */
	Map<String, Object> position(List<Integer> indices) {
		Timed time = Timed.of(() -> {
			for (int index : indices) {
				RelativePosition.Place place = RelativePosition.of(this.array, index).resolve(this.doc);
				check(index, (place != null) ? (int) place.index() : -1);
			}
		});
		return Map.of("ms", time.ms(), "all", time.all());
	}

	/** A change of a map in the array, and the path of its event. */
	Map<String, Object> path(List<Integer> indices) {
		List<YMap> maps = indices.stream().map((index) -> (YMap) this.array.get(index)).toList();
		try (Subscription observed = this.array
			.observeDeep((events, transaction) -> this.seen = events.getFirst().path().getFirst())) {
			Timed time = Timed.of(() -> {
				for (int i = 0; i < maps.size(); i++) {
					maps.get(i).set("key", i);
					check(indices.get(i), ((Number) this.seen).intValue());
				}
			});
			return Map.of("ms", time.ms(), "all", time.all());
		}
	}

	private static void check(int expected, int actual) {
		if (actual != expected) {
			throw new IllegalStateException("The index " + expected + " came back as " + actual);
		}
	}

}
