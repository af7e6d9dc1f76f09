package dev.lattice.crdt.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the vectors of Yjs and their way to write values that JSON lacks. */
public final class YjsVectors {

	private YjsVectors() {
	}

	@SuppressWarnings("unchecked")
	public static Map<String, Object> file(String name) {
		return (Map<String, Object>) resource("/yjs-vectors/" + name);
	}

	public static Object resource(String path) {
		try (InputStream in = Objects.requireNonNull(YjsVectors.class.getResourceAsStream(path), path)) {
			return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	public static List<Map<String, Object>> objects(Object list) {
		return (List<Map<String, Object>>) list;
	}

	@SuppressWarnings("unchecked")
	public static List<List<Object>> rows(Object list) {
		return (List<List<Object>>) list;
	}

	public static byte[] bytes(Object base64) {
		return Base64.getDecoder().decode((String) base64);
	}

	public static String base64(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	/** Returns the value that is written with a {@code $} where JSON has none. */
	public static Object value(Object written) {
		if (written instanceof List<?> list) {
			List<Object> values = new ArrayList<>();
			list.forEach((element) -> values.add(value(element)));
			return values;
		}
		if (!(written instanceof Map<?, ?> map)) {
			return written;
		}
		if (map.get("$") instanceof String tag) {
			return switch (tag) {
				case "undefined" -> Undefined.UNDEFINED;
				case "num" -> Double.parseDouble((String) map.get("v"));
				case "bigint" -> new BigInteger((String) map.get("v"));
				case "bytes" -> bytes(map.get("b64"));
				default -> throw new IllegalArgumentException(tag);
			};
		}
		Map<String, Object> values = new LinkedHashMap<>();
		map.forEach((key, element) -> values.put((String) key, value(element)));
		return values;
	}

}
