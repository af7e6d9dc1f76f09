package dev.lattice.benchmarks.rooms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.update.UpdateFormat;

/**
 * The updates of somebody who types a recorded text, one for each change. They depend on
 * each other, and on nothing that others type, so that several people may type at once.
 */
final class Typing {

	private final long client;

	private final byte[][] updates;

	/** How much the client has inserted once an update is there. */
	private final int[] clocks;

	private Typing(long client, byte[][] updates, int[] clocks) {
		this.client = client;
		this.updates = updates;
		this.clocks = clocks;
	}

	/**
	 * Returns the updates of one who types a recorded text, the beginning of it, or all
	 * of it in front of what is there, again and again.
	 * @param patches what to type, as {@link #read} returns it
	 * @param client who types, in a text of its own
	 * @param most how many updates, at most
	 */
	static Typing of(List<List<?>> patches, long client, int most) {
		List<byte[]> updates = new ArrayList<>();
		Doc doc = new Doc(client);
		YText text = doc.text("text-" + client);
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		int[] clocks = new int[most];
		int inserted = 0;
		for (int i = 0; updates.size() + 2 <= most; i++) {
			List<?> patch = patches.get(i % patches.size());
			int at = ((Number) patch.get(0)).intValue();
			int deleted = ((Number) patch.get(1)).intValue();
			String added = (String) Objects.requireNonNull(patch.get(2));
			if (deleted > 0) {
				text.delete(at, deleted);
				clocks[updates.size() - 1] = inserted;
			}
			if (!added.isEmpty()) {
				text.insert(at, added);
				inserted += added.length();
				clocks[updates.size() - 1] = inserted;
			}
		}
		return new Typing(client, updates.toArray(byte[][]::new), Arrays.copyOf(clocks, updates.size()));
	}

	/**
	 * Reads a recorded text.
	 * @param trace the file
	 * @return the changes: where, how much is deleted, and what is inserted
	 */
	@SuppressWarnings("unchecked") // the files of traces have this form
	static List<List<?>> read(Path trace) {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(trace))) {
			Map<String, Object> read = (Map<String, Object>) Objects
				.requireNonNull(Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
			List<List<?>> patches = new ArrayList<>();
			for (Map<String, List<List<?>>> transaction : (List<Map<String, List<List<?>>>>) Objects
				.requireNonNull(read.get("txns"))) {
				patches.addAll(Objects.requireNonNull(transaction.get("patches")));
			}
			return patches;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The recorded text " + trace + " cannot be read", ex);
		}
	}

	long client() {
		return this.client;
	}

	byte[] update(int number) {
		if (number >= this.updates.length) {
			throw new IllegalStateException("All " + this.updates.length
					+ " changes of the recorded text are typed; use fewer or shorter windows");
		}
		return this.updates[number];
	}

	/** How much is inserted once this update is there. */
	int clock(int number) {
		return this.clocks[number];
	}

	/** Whether an update inserts something, so that its arrival can be told. */
	boolean inserts(int number) {
		return clock(number) > ((number == 0) ? 0 : clock(number - 1));
	}

	/** The first update after which this much is inserted. */
	int firstWith(int clock) {
		int low = 0;
		int high = this.clocks.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.clocks[middle] < clock) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

}
