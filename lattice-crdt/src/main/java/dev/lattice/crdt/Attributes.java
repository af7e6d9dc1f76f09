package dev.lattice.crdt;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.KeyOrder;
import dev.lattice.crdt.codec.Undefined;
import dev.lattice.crdt.update.FormatMark;
import org.jspecify.annotations.Nullable;

/**
 * The formatting of a part of a text by key, and how Yjs compares its values.
 * <p>
 * The order of the keys decides in which order marks are written, so it is that of a map
 * of JavaScript: as they were put in.
 */
final class Attributes {

	private Attributes() {
	}

	/** Lets a mark take effect on what comes after it. */
	static void apply(Map<String, @Nullable Object> attributes, FormatMark mark) {
		if (mark.value() == null) {
			attributes.remove(mark.key());
		}
		else {
			attributes.put(mark.key(), mark.value());
		}
	}

	/** A copy in the order in which JavaScript goes over the keys of an object. */
	static Map<String, @Nullable Object> inOrder(Map<String, ? extends @Nullable Object> attributes) {
		Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
		for (Map.Entry<?, ?> entry : KeyOrder.ordered(attributes).entrySet()) {
			ordered.put((String) entry.getKey(), entry.getValue());
		}
		return ordered;
	}

	/** The value of a key, {@code null} where there is none. */
	static @Nullable Object get(Map<String, @Nullable Object> attributes, String key) {
		return orNull(attributes.get(key));
	}

	static @Nullable Object orNull(@Nullable Object value) {
		return (value == Undefined.UNDEFINED) ? null : value;
	}

	/** Whether the key has a value, be it {@code null}. */
	static boolean has(Map<String, @Nullable Object> attributes, String key) {
		return attributes.containsKey(key) && attributes.get(key) != Undefined.UNDEFINED;
	}

	/**
	 * Whether two values are the same (===): by value, but collections only if they are
	 * one.
	 */
	@SuppressWarnings("ReferenceEquality")
	static boolean same(@Nullable Object one, @Nullable Object other) {
		if (one == other) {
			return true;
		}
		if (one == null || other == null) {
			return false;
		}
		if (one instanceof Number first && other instanceof Number second) {
			boolean big = one instanceof BigInteger;
			return (big || other instanceof BigInteger) ? big && one.equals(other)
					: first.doubleValue() == second.doubleValue();
		}
		return (one instanceof String || one instanceof Boolean) && one.equals(other);
	}

	/** Whether two values are the same, or collections of the same values. */
	static boolean equal(@Nullable Object one, @Nullable Object other) {
		if (same(one, other)) {
			return true;
		}
		Map<?, ?> first = elements(one);
		Map<?, ?> second = elements(other);
		if (first == null || second == null || first.size() != second.size()) {
			return false;
		}
		for (Map.Entry<?, ?> entry : first.entrySet()) {
			if (!second.containsKey(entry.getKey()) || !same(entry.getValue(), second.get(entry.getKey()))) {
				return false;
			}
		}
		return true;
	}

	/** The elements of a collection by key or index, {@code null} if it is none. */
	static @Nullable Map<?, ?> elements(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map;
		}
		Map<String, @Nullable Object> elements = new LinkedHashMap<>();
		if (value instanceof List<?> list) {
			for (int i = 0; i < list.size(); i++) {
				elements.put(String.valueOf(i), list.get(i));
			}
			return elements;
		}
		if (value instanceof byte[] bytes) {
			for (int i = 0; i < bytes.length; i++) {
				elements.put(String.valueOf(i), bytes[i] & 0xFF);
			}
			return elements;
		}
		return null;
	}

}
