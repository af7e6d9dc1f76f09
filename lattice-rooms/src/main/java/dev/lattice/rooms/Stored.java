package dev.lattice.rooms;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lattice.crdt.YMap;
import dev.lattice.crdt.YType;
import org.jspecify.annotations.Nullable;

/** What stands in documents: plain values, and records as maps of their fields. */
final class Stored {

	private Stored() {
	}

	/** A value without shared types. */
	static @Nullable Object plain(@Nullable Object stored) {
		return (stored instanceof YType type) ? type.toJson() : stored;
	}

	/** A record as a map whose fields are changed one by one, anything else as it is. */
	static @Nullable Object fieldwise(@Nullable Object value) {
		return (value instanceof Map<?, ?> fields) ? new YMap(copy(fields)) : value;
	}

	/**
	 * Writes the fields that differ. What is equal stays, and what neither has does too.
	 */
	static void writeFields(YMap record, Map<?, ?> before, Map<?, ?> after) {
		copy(after).forEach((field, value) -> {
			if (!before.containsKey(field) || !equal(before.get(field), value)) {
				record.set(field, value);
			}
		});
		copy(before).keySet().forEach((field) -> {
			if (!after.containsKey(field)) {
				record.delete(field);
			}
		});
	}

	private static Map<String, @Nullable Object> copy(Map<?, ?> fields) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>();
		fields.forEach((field, value) -> copy.put((String) field, value));
		return copy;
	}

	/** Whether two values of documents are the same. */
	static boolean equal(@Nullable Object one, @Nullable Object other) {
		if (one instanceof byte[] bytes && other instanceof byte[] others) {
			return Arrays.equals(bytes, others);
		}
		if (one instanceof List<?> list && other instanceof List<?> others) {
			boolean same = list.size() == others.size();
			for (int i = 0; same && i < list.size(); i++) {
				same = equal(list.get(i), others.get(i));
			}
			return same;
		}
		if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> others) {
			boolean same = map.keySet().equals(others.keySet());
			for (Object key : map.keySet()) {
				same = same && equal(map.get(key), others.get(key));
			}
			return same;
		}
		return Objects.equals(one, other);
	}

}
