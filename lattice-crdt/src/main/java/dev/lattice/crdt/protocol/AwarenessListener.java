package dev.lattice.crdt.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Hears of changes of an {@link Awareness}, after all of them were made. What it throws
 * goes to the caller that made the change, and listeners after it are not called.
 */
public interface AwarenessListener {

	/**
	 * Some states differ from what they were. Called before {@link #updated}.
	 * @param change the clients
	 * @param origin what the caller passed, or an {@link AwarenessOrigin}
	 */
	default void changed(AwarenessChange change, @Nullable Object origin) {
	}

	/**
	 * Some states were set, perhaps to what they were. This is what must be sent to
	 * others, or they take the clients for gone.
	 * @param change the clients
	 * @param origin what the caller passed, or an {@link AwarenessOrigin}
	 */
	default void updated(AwarenessChange change, @Nullable Object origin) {
	}

}
