package dev.lattice.benchmarks.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.lattice.crdt.update.UpdateFormat;

/** Runs the shapes of crdt-benchmarks on Lattice's documents. */
final class ShapeTask {

	private static final int READER = 9999;

	private final Map<String, Defined> shapes = new HashMap<>();

	private record Defined(String kind, List<List<Edit>> writers) {
	}

	private record Outcome(Timed time, Place one, Place other, List<byte[]> updates) {
	}

	void define(Message request) {
		List<List<Edit>> writers = new ArrayList<>();
		for (List<List<?>> edits : request.<List<List<?>>>list("writers")) {
			writers.add(edits.stream().map(Edit::of).toList());
		}
		this.shapes.put(request.text("name"), new Defined(request.text("kind"), writers));
	}

	Map<String, Object> run(String name) {
		Defined shape = Objects.requireNonNull(this.shapes.get(name), name);
		Outcome outcome = switch (shape.kind()) {
			case "alone" -> alone(shape.writers().getFirst());
			case "pair" -> pair(shape.writers());
			case "crowd" -> crowd(shape.writers());
			default -> throw new IllegalArgumentException("No shape is of kind " + shape.kind());
		};
		if (!outcome.one().content().equals(outcome.other().content())) {
			throw new IllegalStateException(name + ": the documents differ");
		}
		byte[] state = outcome.one().doc().encodeStateAsUpdate(UpdateFormat.V2);
		Timed parse = Timed.of(() -> Place.empty(READER).receive(state));
		return Map.of("ms", outcome.time().ms(), "all", outcome.time().all(), "parseMs", parse.ms(), "document",
				state.length, "updates", outcome.updates().stream().mapToInt((update) -> update.length).sum());
	}

	/** One writer; a second document gets each update afterwards. */
	private static Outcome alone(List<Edit> edits) {
		Place one = Place.empty(1);
		Place other = Place.empty(2);
		List<byte[]> updates = one.recorded();
		other.recorded();
		Timed time = Timed.of(() -> one.edit(edits));
		updates.forEach(other::receive);
		return new Outcome(time, one, other, updates);
	}

	/**
	 * Two writers begin with the same text, write at the same time, each in one
	 * transaction, and then get the other's.
	 */
	private static Outcome pair(List<List<Edit>> writers) {
		Place one = Place.empty(1);
		Place other = Place.empty(2);
		List<byte[]> updates = one.recorded();
		List<byte[]> otherUpdates = other.recorded();
		one.edit(writers.get(0));
		updates.forEach(other::receive);
		updates.clear();
		Timed time = Timed.of(() -> {
			one.doc().transact(() -> one.edit(writers.get(1)));
			other.doc().transact(() -> other.edit(writers.get(2)));
			other.receive(updates.getFirst());
			one.receive(otherUpdates.getFirst());
		});
		updates.addAll(otherUpdates);
		return new Outcome(time, one, other, updates);
	}

	/** Many writers; two of them get all updates, each in one transaction. */
	private static Outcome crowd(List<List<Edit>> writers) {
		List<Place> places = IntStream.rangeClosed(1, writers.size()).mapToObj(Place::empty).toList();
		List<byte[]> updates = new ArrayList<>();
		for (int i = 0; i < places.size(); i++) {
			List<byte[]> own = places.get(i).recorded();
			places.get(i).edit(writers.get(i));
			updates.addAll(own);
		}
		Place one = places.get(0);
		Place other = places.get(1);
		one.receiveAll(updates);
		return new Outcome(Timed.of(() -> other.receiveAll(updates)), one, other, updates);
	}

}
