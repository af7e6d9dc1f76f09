package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A JSON object of a vector file, read by name and type; a field that must be there and
 * is not is a fault of the file.
 */
record Fields(Map<String, Object> values) {

	@SuppressWarnings("unchecked")
	static Fields of(Object object) {
		if (object instanceof Map<?, ?> map) {
			return new Fields((Map<String, Object>) map);
		}
		throw new IllegalArgumentException("An object is expected, not " + object);
	}

	static byte[] decoded(Object base64) {
		return Base64.getDecoder().decode((String) base64);
	}

	static String base64(byte[] bytes) {
		return Base64.getEncoder().encodeToString(bytes);
	}

	boolean has(String name) {
		return this.values.containsKey(name);
	}

	/** Returns the value, which may be null, as is a field that is not there. */
	Object get(String name) {
		return this.values.get(name);
	}

	String text(String name) {
		return (String) present(name);
	}

	String text(String name, String otherwise) {
		Object value = this.values.get(name);
		return (value != null) ? (String) value : otherwise;
	}

	byte[] bytes(String name) {
		return decoded(present(name));
	}

	long number(String name) {
		return ((Number) present(name)).longValue();
	}

	int index(String name) {
		return Math.toIntExact(number(name));
	}

	int index(String name, int otherwise) {
		return has(name) ? index(name) : otherwise;
	}

	boolean flag(String name, boolean otherwise) {
		Object value = this.values.get(name);
		return (value != null) ? (Boolean) value : otherwise;
	}

	@SuppressWarnings("unchecked")
	List<Object> list(String name) {
		return (List<Object>) present(name);
	}

	/** Returns a list of objects, empty if the field is not there. */
	List<Fields> objects(String name) {
		List<Fields> objects = new ArrayList<>();
		if (has(name)) {
			list(name).forEach((Object object) -> objects.add(of(object)));
		}
		return objects;
	}

	Fields object(String name) {
		return of(present(name));
	}

	private Object present(String name) {
		Object value = this.values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("The field '" + name + "' is missing in " + abbreviated());
		}
		return value;
	}

	private String abbreviated() {
		String all = this.values.toString();
		return (all.length() <= 200) ? all : all.substring(0, 200) + "…";
	}

}
