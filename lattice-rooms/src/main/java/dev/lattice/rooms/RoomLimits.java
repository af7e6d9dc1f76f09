package dev.lattice.rooms;

import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.rooms.log.RoomLog;

/**
 * Bounds of rooms. What is beyond one is refused with a message that names it.
 *
 * @param documentBytes how large a document may become, in bytes of its encoded state,
 * from 1 to {@link RoomLog#MAX_SNAPSHOT}
 * @param updateBytes how large an update of a client may be, from 1 to
 * {@link RoomLog#MAX_ENTRY}
 * @param clients how many clients may be in a room, at least 1
 * @param rooms how many rooms a node may have loaded, at least 1; those that nobody uses
 * are parked to make place
 * @param editsPerSecond how many edits a client may make in a second, at least 1; as many
 * may come at once
 * @param bytesPerSecond how many bytes of updates a client may send in a second, at least
 * 1; four times as many may come at once, and always one update
 * @param awareness of what clients say of themselves
 * @param pendingBytes how much of a room may wait for updates that did not come yet, in
 * bytes, at least 0
 * @param unsavedBytes how many bytes of edits may wait for the log, at least 1
 * @param unsavedMillis for how long edits are taken while the log keeps none, in
 * milliseconds, at least 1
 */
public record RoomLimits(long documentBytes, int updateBytes, int clients, int rooms, int editsPerSecond,
		long bytesPerSecond, AwarenessLimits awareness, long pendingBytes, long unsavedBytes, long unsavedMillis) {

	/**
	 * Documents of 32 MiB, updates of 8 MiB, 1,000 clients, 100,000 rooms, 500 edits and
	 * 4 MiB a second, 1 MiB that is pending, 16 MiB or 10 minutes that are not saved.
	 */
	public static final RoomLimits DEFAULT = new RoomLimits(32L << 20, 8 << 20, 1000, 100_000, 500, 4L << 20,
			AwarenessLimits.DEFAULT, 1L << 20, 16L << 20, 600_000);

	/**
	 * Creates limits.
	 * @throws IllegalArgumentException if a value is out of its range
	 */
	public RoomLimits {
		check("documentBytes", documentBytes, 1, RoomLog.MAX_SNAPSHOT);
		check("updateBytes", updateBytes, 1, RoomLog.MAX_ENTRY);
		check("clients", clients, 1, Integer.MAX_VALUE);
		check("rooms", rooms, 1, Integer.MAX_VALUE);
		check("editsPerSecond", editsPerSecond, 1, Integer.MAX_VALUE);
		check("bytesPerSecond", bytesPerSecond, 1, Long.MAX_VALUE / 8);
		check("pendingBytes", pendingBytes, 0, Long.MAX_VALUE);
		check("unsavedBytes", unsavedBytes, 1, Long.MAX_VALUE);
		check("unsavedMillis", unsavedMillis, 1, Long.MAX_VALUE);
	}

	private static void check(String name, long value, long min, long max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException(
					"Limit " + name + " of rooms is " + value + "; use a value from " + min + " to " + max);
		}
	}

	/**
	 * Changes the bound of documents.
	 * @param bytes see {@link #documentBytes}
	 * @return the changed limits
	 */
	public RoomLimits withDocumentBytes(long bytes) {
		return new RoomLimits(bytes, this.updateBytes, this.clients, this.rooms, this.editsPerSecond,
				this.bytesPerSecond, this.awareness, this.pendingBytes, this.unsavedBytes, this.unsavedMillis);
	}

	/**
	 * Changes the bound of updates.
	 * @param bytes see {@link #updateBytes}
	 * @return the changed limits
	 */
	public RoomLimits withUpdateBytes(int bytes) {
		return new RoomLimits(this.documentBytes, bytes, this.clients, this.rooms, this.editsPerSecond,
				this.bytesPerSecond, this.awareness, this.pendingBytes, this.unsavedBytes, this.unsavedMillis);
	}

	/**
	 * Changes how many may be there.
	 * @param clients see {@link #clients}
	 * @param rooms see {@link #rooms}
	 * @return the changed limits
	 */
	public RoomLimits withClientsAndRooms(int clients, int rooms) {
		return new RoomLimits(this.documentBytes, this.updateBytes, clients, rooms, this.editsPerSecond,
				this.bytesPerSecond, this.awareness, this.pendingBytes, this.unsavedBytes, this.unsavedMillis);
	}

	/**
	 * Changes the rates.
	 * @param editsPerSecond see {@link #editsPerSecond}
	 * @param bytesPerSecond see {@link #bytesPerSecond}
	 * @return the changed limits
	 */
	public RoomLimits withRates(int editsPerSecond, long bytesPerSecond) {
		return new RoomLimits(this.documentBytes, this.updateBytes, this.clients, this.rooms, editsPerSecond,
				bytesPerSecond, this.awareness, this.pendingBytes, this.unsavedBytes, this.unsavedMillis);
	}

	/**
	 * Changes the bounds of awareness.
	 * @param awareness see {@link #awareness}
	 * @return the changed limits
	 */
	public RoomLimits withAwareness(AwarenessLimits awareness) {
		return new RoomLimits(this.documentBytes, this.updateBytes, this.clients, this.rooms, this.editsPerSecond,
				this.bytesPerSecond, awareness, this.pendingBytes, this.unsavedBytes, this.unsavedMillis);
	}

	/**
	 * Changes how much may be pending.
	 * @param bytes see {@link #pendingBytes}
	 * @return the changed limits
	 */
	public RoomLimits withPendingBytes(long bytes) {
		return new RoomLimits(this.documentBytes, this.updateBytes, this.clients, this.rooms, this.editsPerSecond,
				this.bytesPerSecond, this.awareness, bytes, this.unsavedBytes, this.unsavedMillis);
	}

	/**
	 * Changes how much may be unsaved.
	 * @param bytes see {@link #unsavedBytes}
	 * @param millis see {@link #unsavedMillis}
	 * @return the changed limits
	 */
	public RoomLimits withUnsaved(long bytes, long millis) {
		return new RoomLimits(this.documentBytes, this.updateBytes, this.clients, this.rooms, this.editsPerSecond,
				this.bytesPerSecond, this.awareness, this.pendingBytes, bytes, millis);
	}

}
