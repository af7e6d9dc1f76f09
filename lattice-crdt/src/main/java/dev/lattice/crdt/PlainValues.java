package dev.lattice.crdt;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.Undefined;
import dev.lattice.crdt.codec.Values;
import org.jspecify.annotations.Nullable;

/**
 * Values that are not shared types: those of JSON, and what JavaScript has besides.
 */
final class PlainValues {

	private static final int MAX_DEPTH = 64;

	private PlainValues() {
	}

	/** Refuses what could not be sent to others, before anything is changed. */
	static void check(@Nullable Object value) {
		check(value, MAX_DEPTH);
	}

	/**
	 * Refuses what JSON cannot hold either, as formatting and embedded values are sent.
	 */
	static void checkJson(@Nullable Object value) {
		check(value);
		if (value == Undefined.UNDEFINED) {
			throw new IllegalArgumentException("The value is undefined, which JSON does not have; use null");
		}
		checkNoBigInteger(value);
	}

	private static void checkNoBigInteger(@Nullable Object value) {
		switch (value) {
			case BigInteger number -> throw new IllegalArgumentException(
					"The value contains the BigInteger " + number + ", which JSON does not have; use a string");
			case List<?> list -> list.forEach(PlainValues::checkNoBigInteger);
			case Map<?, ?> map -> map.values().forEach(PlainValues::checkNoBigInteger);
			case null, default -> {
			}
		}
	}

	private static void check(@Nullable Object value, int depth) {
		if (value == null || value instanceof String || value instanceof Boolean || value instanceof Integer
				|| value instanceof Double || value instanceof Float || value instanceof Short || value instanceof Byte
				|| value instanceof byte[] || value == Undefined.UNDEFINED) {
			return;
		}
		if (value instanceof Long number) {
			if (number > Values.MAX_SAFE_INTEGER || number < -Values.MAX_SAFE_INTEGER) {
				throw new IllegalArgumentException("The number " + number
						+ " is beyond 2^53 - 1, which a number of JavaScript holds; use a BigInteger");
			}
			return;
		}
		if (value instanceof BigInteger number) {
			if (number.bitLength() > 63) {
				throw new IllegalArgumentException("The number " + number + " is beyond 64 bits; use a string");
			}
			return;
		}
		if (depth == 0) {
			throw new IllegalArgumentException(
					"The value is nested deeper than " + MAX_DEPTH + "; use shared types for deep structures");
		}
		if (value instanceof List<?> list) {
			for (Object element : list) {
				check(element, depth - 1);
			}
		}
		else if (value instanceof Map<?, ?> map) {
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				if (!(entry.getKey() instanceof String)) {
					throw new IllegalArgumentException("The key " + entry.getKey() + " is no string; keys of maps are");
				}
				check(entry.getValue(), depth - 1);
			}
		}
		else {
			throw new IllegalArgumentException("A " + value.getClass().getName()
					+ " cannot be shared; use null, a boolean, a number, a string, bytes, a list, a map or a shared type");
		}
	}

}
