package dev.lattice.crdt.update;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.Json;

/** What Yjs itself produced: files of {@code yjs-vectors}. */
final class Vectors {

	/** All files with updates of scripts, histories and of Yjs' own tests. */
	static final List<String> FILES = List.of("array", "awareness", "gc", "history-big", "history-full", "history-nogc",
			"history-plain-0", "history-plain-1", "history-plain-2", "history-rich-0", "history-rich-1", "map",
			"nested", "relpos", "richtext", "snapshot", "subdocs", "suite", "sync", "text", "undo", "updates", "xml");

	private Vectors() {
	}

	static Map<String, Object> file(String name) {
		return json("/yjs-vectors/" + name + ".json");
	}

	/** Returns what Yjs made of updates without a document. */
	static Map<String, Object> algebra() {
		return json("/yjs-updates/algebra.json");
	}

	private static Map<String, Object> json(String resource) {
		return map(Json.parse(new String(resource(resource), StandardCharsets.UTF_8)));
	}

	private static byte[] resource(String name) {
		try (InputStream in = Vectors.class.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the updates of an editing trace, one for each change. */
	static List<byte[]> trace(String name) {
		byte[] packed = resource("/editing-traces/" + name + ".yjs-v1-updates.bin.gz");
		try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
			ByteReader reader = new ByteReader(in.readAllBytes());
			int count = reader.varUintInt();
			List<byte[]> updates = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				updates.add(reader.varBytes());
			}
			return updates;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static UpdateFormat format(Object version) {
		return version.equals(2) ? UpdateFormat.V2 : UpdateFormat.V1;
	}

	/** Returns the updates that the documents of a case sent for changes of their own. */
	static List<Map<String, Object>> emitted(List<Map<String, Object>> steps) {
		return steps.stream()
			.filter((step) -> step.get("do").equals("tx") || step.get("do").toString().startsWith("undo."))
			.filter((step) -> step.get("emit") != null)
			.flatMap((step) -> maps(step.get("emit")).stream())
			.toList();
	}

	static List<Map<String, Object>> cases(String name) {
		return maps(file(name).get("cases"));
	}

	@SuppressWarnings("unchecked")
	static Map<String, Object> map(Object value) {
		return (Map<String, Object>) value;
	}

	static List<Map<String, Object>> maps(Object value) {
		return ((List<?>) value).stream().map(Vectors::map).toList();
	}

	static byte[] bytes(Object base64) {
		return Base64.getDecoder().decode((String) base64);
	}

	static String text(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	/** The same update in both formats, as Yjs wrote it. */
	record Pair(byte[] v1, byte[] v2) {
	}

	/** Returns every object below a value that has an update in both formats. */
	static List<Pair> pairs(Object value) {
		List<Pair> pairs = new ArrayList<>();
		collect(value, pairs);
		return pairs;
	}

	private static void collect(Object value, List<Pair> pairs) {
		if (value instanceof List<?> list) {
			list.forEach((element) -> collect(element, pairs));
		}
		else if (value instanceof Map<?, ?> map) {
			boolean isSnapshot = "snapshot".equals(map.get("do"));
			if (!isSnapshot && map.get("v1") instanceof String v1 && map.get("v2") instanceof String v2) {
				pairs.add(new Pair(bytes(v1), bytes(v2)));
			}
			map.values().forEach((element) -> collect(element, pairs));
		}
	}

}
