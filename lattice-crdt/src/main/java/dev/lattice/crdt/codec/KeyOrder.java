package dev.lattice.crdt.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The order in which JavaScript enumerates the keys of an object: array indices
 * ascending, then all others as they were inserted (ECMAScript, OrdinaryOwnPropertyKeys).
 */
public final class KeyOrder {

	private static final long NONE = -1;

	private static final long MAX_INDEX = 0xFFFF_FFFEL;

	private KeyOrder() {
	}

	/**
	 * Returns the given map if its keys are in order, else a copy whose keys are.
	 * @param map a map from strings
	 * @return a map of the same entries
	 * @throws IllegalArgumentException if a key is not a string
	 */
	public static Map<?, ?> ordered(Map<?, ?> map) {
		long last = NONE;
		boolean named = false;
		for (Object key : map.keySet()) {
			long index = arrayIndex(Values.key(key));
			if (index == NONE) {
				named = true;
			}
			else if (named || index < last) {
				return sorted(map);
			}
			else {
				last = index;
			}
		}
		return map;
	}

	private static Map<?, ?> sorted(Map<?, ?> map) {
		List<Map.Entry<?, ?>> indices = new ArrayList<>();
		List<Map.Entry<?, ?>> named = new ArrayList<>();
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			(arrayIndex(Values.key(entry.getKey())) == NONE ? named : indices).add(entry);
		}
		indices.sort((a, b) -> Long.compare(arrayIndex((String) a.getKey()), arrayIndex((String) b.getKey())));
		Map<Object, @Nullable Object> sorted = new LinkedHashMap<>();
		for (Map.Entry<?, ?> entry : indices) {
			sorted.put(entry.getKey(), entry.getValue());
		}
		for (Map.Entry<?, ?> entry : named) {
			sorted.put(entry.getKey(), entry.getValue());
		}
		return sorted;
	}

	private static long arrayIndex(String key) {
		int length = key.length();
		if (length == 0 || length > 10 || (length > 1 && key.charAt(0) == '0')) {
			return NONE;
		}
		long index = 0;
		for (int at = 0; at < length; at++) {
			int digit = key.charAt(at) - '0';
			if (digit < 0 || digit > 9) {
				return NONE;
			}
			index = index * 10 + digit;
		}
		return (index <= MAX_INDEX) ? index : NONE;
	}

}
