package dev.lattice.collaboration;

import java.util.List;

/** Hears of what happens on the sockets of clients. Must not block. */
public interface CollaborationListener {

	/** A client was refused, or its socket closed, for what it said. */
	default void clientRefused() {
	}

	/** A socket was closed since its client read too slowly. */
	default void clientTooSlow() {
	}

	/**
	 * Returns one that tells several.
	 * @param listeners who is told, in this order
	 * @return tells all of them
	 */
	static CollaborationListener all(List<? extends CollaborationListener> listeners) {
		List<CollaborationListener> all = List.copyOf(listeners);
		return new CollaborationListener() {

			@Override
			public void clientRefused() {
				all.forEach(CollaborationListener::clientRefused);
			}

			@Override
			public void clientTooSlow() {
				all.forEach(CollaborationListener::clientTooSlow);
			}

		};
	}

}
