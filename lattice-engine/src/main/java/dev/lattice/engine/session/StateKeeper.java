package dev.lattice.engine.session;

import dev.lattice.engine.durable.Snapshot;

/**
 * Keeps the durable state of one session's pages where the end of its server does not
 * reach it. Called in the session's turns.
 */
public interface StateKeeper {

	/** Keeps nothing. */
	StateKeeper NONE = new StateKeeper() {

		@Override
		public Snapshot restored() {
			return Snapshot.NONE;
		}

		@Override
		public int limit(String path) {
			return 0;
		}

		@Override
		public String keep(String path, byte[] snapshot) {
			return "";
		}

		@Override
		public void forget() {
		}
	};

	/**
	 * Returns with what the first page begins: what was kept of a session before this
	 * one.
	 * @return the snapshot, or {@link Snapshot#NONE}
	 */
	Snapshot restored();

	/**
	 * Returns how large a snapshot of a page may be. Asked for often.
	 * @param path the path of the page
	 * @return the limit in bytes; 0: nothing is kept of the page
	 */
	int limit(String path);

	/**
	 * Keeps a snapshot in the place of the one before; may block. When it returns, the
	 * inputs that the snapshot holds may be acknowledged.
	 * @param path the path of the page
	 * @param snapshot the snapshot, as it was written
	 * @return what the page is to hold, and to show when it comes back
	 * @throws RuntimeException if it cannot be kept; what was kept before may be gone
	 * then
	 */
	String keep(String path, byte[] snapshot);

	/** Forgets what was kept; may block. */
	void forget();

}
