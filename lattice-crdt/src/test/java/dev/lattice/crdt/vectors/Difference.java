package dev.lattice.crdt.vectors;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The first difference between two trees of JSON: numbers compare as doubles, objects
 * without regard to the order of their fields.
 */
final class Difference {

	private static final int SHOWN = 300;

	private Difference() {
	}

	/** Returns where and how they differ, or null if they are equal. */
	static String between(Object expected, Object actual) {
		return between("", expected, actual);
	}

	private static String between(String where, Object expected, Object actual) {
		if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
			return betweenObjects(where, a, b);
		}
		if (expected instanceof List<?> a && actual instanceof List<?> b) {
			return betweenArrays(where, a, b);
		}
		boolean equal = (expected instanceof Number a && actual instanceof Number b)
				? a.doubleValue() == b.doubleValue() : Objects.equals(expected, actual);
		return equal ? null : (where.isEmpty() ? "" : "at " + where + " ") + "expected " + shown(expected) + " but was "
				+ shown(actual);
	}

	private static String betweenObjects(String where, Map<?, ?> expected, Map<?, ?> actual) {
		for (Map.Entry<?, ?> entry : expected.entrySet()) {
			String inside = where + "." + entry.getKey();
			if (!actual.containsKey(entry.getKey())) {
				return "at " + inside + " expected " + shown(entry.getValue()) + " but there is none";
			}
			String difference = between(inside, entry.getValue(), actual.get(entry.getKey()));
			if (difference != null) {
				return difference;
			}
		}
		for (Map.Entry<?, ?> entry : actual.entrySet()) {
			if (!expected.containsKey(entry.getKey())) {
				return "at " + where + "." + entry.getKey() + " expected none but was " + shown(entry.getValue());
			}
		}
		return null;
	}

	private static String betweenArrays(String where, List<?> expected, List<?> actual) {
		for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
			String difference = between(where + "[" + i + "]", expected.get(i), actual.get(i));
			if (difference != null) {
				return difference;
			}
		}
		return (expected.size() == actual.size()) ? null : "at " + where + " expected " + expected.size()
				+ " elements but were " + actual.size() + ": expected " + shown(expected) + " but was " + shown(actual);
	}

	private static String shown(Object value) {
		String all = String.valueOf(value);
		return (all.length() <= SHOWN) ? all : all.substring(0, SHOWN) + "…";
	}

}
