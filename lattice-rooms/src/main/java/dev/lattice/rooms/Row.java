package dev.lattice.rooms;

import org.jspecify.annotations.Nullable;

/** One entry of a list or map of a room, itself whatever it equals. */
final class Row<T> {

	/** Its key in its map; empty in a list. */
	final String key;

	/** What was read; null if that failed, and the row is hidden. */
	final @Nullable T value;

	Row(String key, @Nullable T value) {
		this.key = key;
		this.value = value;
	}

	boolean isShown() {
		return this.value != null;
	}

	T required() {
		if (this.value == null) {
			throw new IllegalStateException("A hidden row was asked for its value");
		}
		return this.value;
	}

}
