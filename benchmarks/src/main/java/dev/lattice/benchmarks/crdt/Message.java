package dev.lattice.benchmarks.crdt;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lattice.crdt.codec.Json;
import org.jspecify.annotations.Nullable;

/** A line between the benchmark and one of its processes: an object of JSON. */
record Message(Map<String, ? extends @Nullable Object> values) {

	@SuppressWarnings("unchecked")
	static Message of(String line) {
		return new Message((Map<String, ? extends @Nullable Object>) Objects.requireNonNull(Json.parse(line)));
	}

	boolean has(String key) {
		return this.values.get(key) != null;
	}

	String text(String key) {
		return (String) value(key);
	}

	double number(String key) {
		return ((Number) value(key)).doubleValue();
	}

	/** Whole numbers. */
	List<Integer> integers(String key) {
		return this.<Number>list(key).stream().map(Number::intValue).toList();
	}

	/** A list whose elements the caller knows. */
	@SuppressWarnings("unchecked")
	<T> List<T> list(String key) {
		return (List<T>) value(key);
	}

	private Object value(String key) {
		return Objects.requireNonNull(this.values.get(key), () -> "The message has no '" + key + "': " + this.values);
	}

}
