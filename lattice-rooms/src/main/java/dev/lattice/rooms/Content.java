package dev.lattice.rooms;

import org.jspecify.annotations.Nullable;

/** What a loaded room has in memory. Guarded by the room. */
sealed interface Content permits LiveContent, RelayContent {

	/** Hears of each update that something new was integrated by. */
	interface Sink {

		void integrated(byte[] update, @Nullable Object origin);

	}

	/** The encoded state vector. */
	byte[] stateVector();

	/**
	 * What a replica lacks that has this state vector. What waits is not told: who gets
	 * it would only send it back.
	 */
	byte[] missing(byte[] stateVector);

	/** All of it, as one update. */
	byte[] encode();

	/** Whether an update holds nothing new. */
	boolean knows(byte[] update);

	/** Whether something waits for updates that did not come yet. */
	boolean hasPending();

	/**
	 * Applies an update; what is new goes to the sink.
	 * @return false if that takes a document; nothing has changed then
	 */
	boolean apply(byte[] update, Object origin);

}
