package dev.lattice.crdt;

import org.jspecify.annotations.Nullable;

/**
 * A list of items in a type: its sequence, or the history of one of its keys.
 * <p>
 * The last item of a key is its value; the others lost against it and are deleted.
 */
final class Slot {

	/** Changes once when a root that an update named is declared to be of a kind. */
	YType type;

	/** The key of a map or attribute; {@code null} for the sequence. */
	final @Nullable String key;

	int first = Items.NONE;

	int last = Items.NONE;

	Slot(YType type, @Nullable String key) {
		this.type = type;
		this.key = key;
	}

}
