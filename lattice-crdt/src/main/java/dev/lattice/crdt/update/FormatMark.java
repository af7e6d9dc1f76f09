package dev.lattice.crdt.update;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A mark in a text from which on an attribute has a value.
 *
 * @param key the attribute's name
 * @param value the value, null where the attribute ends
 */
public record FormatMark(String key, @Nullable Object value) {

	/** Creates a mark. */
	public FormatMark {
		Objects.requireNonNull(key, "key");
	}

}
