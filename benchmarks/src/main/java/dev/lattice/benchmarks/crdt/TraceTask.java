package dev.lattice.benchmarks.crdt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.crdt.update.Updates;

/** Plays what people typed on Lattice's documents. */
final class TraceTask {

	/**
	 * The serial collector leaves some of the dead where they are three times of four.
	 */
	private static final int COLLECTIONS = 5;

	private final List<Change> changes = new ArrayList<>();

	private final List<byte[]> recorded = new ArrayList<>();

	private List<byte[]> typed = List.of();

	private byte[] state1 = {};

	private byte[] state2 = {};

	private long sink;

	private record Change(int at, int deleted, String inserted) {
	}

	Map<String, Object> read(Message request) {
		Message trace = Message.of(new String(unzipped(request.text("file")), StandardCharsets.UTF_8));
		for (Map<String, List<List<?>>> transaction : trace.<Map<String, List<List<?>>>>list("txns")) {
			for (List<?> patch : Objects.requireNonNull(transaction.get("patches"))) {
				this.changes.add(new Change(((Number) patch.get(0)).intValue(), ((Number) patch.get(1)).intValue(),
						(String) patch.get(2)));
			}
		}
		ByteReader in = new ByteReader(unzipped(request.text("recorded")));
		long count = in.varUint();
		for (long i = 0; i < count; i++) {
			this.recorded.add(in.varBytes());
		}
		return Map.of("edits", this.changes.size(), "recorded", this.recorded.size());
	}

	private static byte[] unzipped(String file) {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(file)))) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Types all of it, one transaction and one update of format 1 a change. */
	Map<String, Object> type() {
		List<byte[]> updates = new ArrayList<>();
		Doc doc = new Doc(1);
		YText text = doc.text("text");
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		Timed time = Timed.of(() -> {
			for (Change change : this.changes) {
				if (change.deleted() > 0) {
					text.delete(change.at(), change.deleted());
				}
				if (!change.inserted().isEmpty()) {
					text.insert(change.at(), change.inserted());
				}
			}
		});
		this.typed = updates;
		this.state1 = doc.encodeStateAsUpdate();
		this.state2 = doc.encodeStateAsUpdate(UpdateFormat.V2);
		return Map.of("ms", time.ms(), "all", time.all(), "bytes",
				updates.stream().mapToInt((update) -> update.length).sum(), "v1", this.state1.length, "v2",
				this.state2.length, "length", text.length());
	}

	/** Applies the updates typed last, one by one, to another document. */
	Map<String, Object> apply() {
		Doc doc = new Doc(2);
		YText text = doc.text("text");
		Timed time = Timed.of(() -> this.typed.forEach(doc::applyUpdate));
		return Map.of("ms", time.ms(), "all", time.all(), "length", text.length());
	}

	/**
	 * Loads the final state several times, since the clock of the processor is coarse.
	 */
	Map<String, Object> load(Message request) {
		int times = (int) request.number("times");
		boolean first = request.number("format") == 1;
		Timed time = Timed.of(() -> {
			for (int i = 0; i < times; i++) {
				this.sink += loaded(2, first ? UpdateFormat.V1 : UpdateFormat.V2).text("text").length();
			}
		}).per(times);
		return Map.of("ms", time.ms(), "all", time.all());
	}

	private Doc loaded(long client, UpdateFormat format) {
		Doc doc = new Doc(client);
		doc.text("text");
		doc.applyUpdate((format == UpdateFormat.V1) ? this.state1 : this.state2, null, format);
		return doc;
	}

	/** Merges the updates that two writers recorded into one, without a document. */
	Map<String, Object> merge() {
		byte[][] merged = new byte[1][];
		Timed time = Timed.of(() -> merged[0] = Updates.merge(this.recorded, UpdateFormat.V1));
		return Map.of("ms", time.ms(), "all", time.all(), "bytes", merged[0].length);
	}

	/** What a loaded document keeps alive, on average of several. */
	Map<String, Object> heap(Message request) {
		int copies = (int) request.number("copies");
		List<Doc> kept = new ArrayList<>(copies);
		long before = used();
		for (int i = 0; i < copies; i++) {
			kept.add(loaded(i + 2, UpdateFormat.V1));
		}
		long bytes = (used() - before) / copies;
		return Map.of("bytes", bytes, "length", kept.getFirst().text("text").length());
	}

	private static long used() {
		Runtime runtime = Runtime.getRuntime();
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
		}
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
