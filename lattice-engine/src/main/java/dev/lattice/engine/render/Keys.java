package dev.lattice.engine.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The keys of a list's rows. */
final class Keys {

	private Keys() {
	}

	static Object check(@Nullable Object key, @Nullable Object item) {
		if (key == null) {
			throw new IllegalStateException(
					"The key of a row" + of(item) + " is null; each row needs a key that tells it from the others");
		}
		return key;
	}

	/** The index of each key. */
	static Map<Object, Integer> index(Rows rows) {
		List<Object> keys = rows.keys();
		Map<Object, Integer> index = HashMap.newHashMap(keys.size());
		for (int i = 0; i < keys.size(); i++) {
			Integer other = index.put(keys.get(i), i);
			if (other != null) {
				throw new DuplicateKeyException(keys.get(i), other, i, of(rows.items().get(i)));
			}
		}
		return index;
	}

	private static String of(@Nullable Object item) {
		return (item != null) ? " of " + item.getClass().getName() : "";
	}

}
