package dev.lattice.rooms;

import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;

/**
 * How large a room's document is: at most what was loaded and what has come since, and
 * measured only where that is too much. Guarded by the room.
 */
final class DocumentSize {

	/**
	 * How often it may be measured, in milliseconds: that takes as long as a snapshot.
	 */
	private static final long PAUSE = 2000;

	private final LoadedRoom room;

	private final RoomSettings settings;

	private long bytes;

	private long measuredAt = Long.MIN_VALUE;

	DocumentSize(LoadedRoom room, RoomSettings settings) {
		this.room = room;
		this.settings = settings;
	}

	void is(long measured) {
		this.bytes = measured;
	}

	void grown(int more) {
		this.bytes += more;
	}

	/** Whether the document is as large as it may be. */
	boolean isReached() {
		return isBeyond(0);
	}

	private boolean isBeyond(int more) {
		long most = this.settings.limits().documentBytes();
		if (this.bytes + more <= most) {
			return false;
		}
		long now = this.settings.now();
		if (this.measuredAt == Long.MIN_VALUE || now - this.measuredAt >= PAUSE) {
			this.measuredAt = now;
			this.bytes = this.room.snapshot().length;
		}
		return this.bytes + more > most;
	}

	/** Refuses an update that adds to a document which is too large; it may delete. */
	void check(byte[] update) {
		if (isBeyond(update.length) && StructBatch.decode(update, UpdateFormat.V1, Limits.DEFAULT).groups() > 0
				&& !this.room.content().knows(update)) {
			throw new RoomRefusedException(RoomRefusedException.Reason.LIMIT,
					"Room '" + this.room.name() + "' would have " + (this.bytes + update.length)
							+ " bytes with this edit, more than the " + this.settings.limits().documentBytes()
							+ " of RoomLimits.documentBytes; delete something first");
		}
	}

}
