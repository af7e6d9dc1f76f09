package dev.lattice.crdt;

import org.jspecify.annotations.Nullable;

/**
 * How an entry of a map, or an attribute, changed.
 *
 * @param action what happened to it
 * @param oldValue the value it had before; {@code null} also if it had none
 */
public record KeyChange(Action action, @Nullable Object oldValue) {

	/** What happened to an entry. */
	public enum Action {

		/** It was not there before. */
		ADD,
		/** It had another value before. */
		UPDATE,
		/** It is not there any more. */
		DELETE

	}

}
