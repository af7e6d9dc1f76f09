package dev.lattice.crdt.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * What a person typed into a text, patch by patch: each deletes some characters at a
 * position and inserts others there. Positions count UTF-16, since no trace has a
 * character beyond it.
 *
 * @param endContent the text at the end
 * @param transactions the patches of each change
 */
record Trace(String endContent, List<List<Patch>> transactions) {

	static final Path FOLDER = Path.of("src/test/resources/editing-traces");

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().build())
		.build();

	/** Reads a trace by its name; of a concurrent one, all patches of all authors. */
	static Trace read(String name) {
		try (InputStream file = open(name + ".json.gz");
				JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), file)) {
			String end = null;
			List<List<Patch>> transactions = new ArrayList<>();
			parser.nextToken();
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				String field = parser.currentName();
				parser.nextToken();
				switch (field) {
					case "endContent" -> end = parser.getString();
					case "txns" -> transactions(parser, transactions);
					default -> parser.skipChildren();
				}
			}
			if (end == null) {
				throw new IllegalArgumentException("The trace '" + name + "' has no end");
			}
			return new Trace(end, transactions);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The trace '" + name + "' cannot be read", ex);
		}
	}

	static InputStream open(String file) throws IOException {
		return new GZIPInputStream(Files.newInputStream(FOLDER.resolve(file)), 1 << 16);
	}

	private static void transactions(JsonParser parser, List<List<Patch>> transactions) {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			List<Patch> patches = new ArrayList<>(1);
			while (parser.nextToken() != JsonToken.END_OBJECT) {
				String field = parser.currentName();
				parser.nextToken();
				if (field.equals("patches")) {
					patches(parser, patches);
				}
				else {
					parser.skipChildren();
				}
			}
			transactions.add(patches);
		}
	}

	private static void patches(JsonParser parser, List<Patch> patches) {
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			int at = parser.nextIntValue(-1);
			int deleted = parser.nextIntValue(-1);
			parser.nextToken();
			patches.add(new Patch(at, deleted, parser.getString()));
			parser.nextToken();
		}
	}

	/**
	 * A change at one place.
	 *
	 * @param at where
	 * @param deleted how many characters go
	 * @param inserted the ones that come
	 */
	record Patch(int at, int deleted, String inserted) {
	}

}
