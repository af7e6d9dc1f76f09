package dev.lattice.engine.render;

import org.jspecify.annotations.Nullable;

/** What is wrong with the keys of a list's rows. */
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

	/** Says that a row's key is that of another one too. */
	static DuplicateKeyException duplicate(Rows rows, int row) {
		Object key = rows.keys().apply(row);
		int other = 0;
		while (other == row || (other < rows.count() - 1 && !key.equals(rows.keys().apply(other)))) {
			other++;
		}
		return new DuplicateKeyException(key, Math.min(row, other), Math.max(row, other), of(rows.items().apply(row)));
	}

	private static String of(@Nullable Object item) {
		return (item != null) ? " of " + item.getClass().getName() : "";
	}

}
