package dev.lattice.store.archive;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest snapshot of rooms, and the latest ownership of which it was told. Safe
 * for concurrent use, and nothing blocks. A call that has no answer fails with
 * {@link RoomLogException.Reason#UNAVAILABLE}; it may be made again.
 */
public interface RoomArchive {

	/**
	 * Keeps a snapshot in the place of the one before; one that holds fewer entries is
	 * dropped.
	 * @param room the room's name
	 * @param fence the ownership; {@link RoomLogException.Reason#FENCED} if it is below
	 * one that was told
	 * @param snapshot the snapshot
	 * @param reply hears of it when it survives the end of the archive
	 */
	void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply);

	/**
	 * Finds the latest snapshot.
	 * @param room the room's name
	 * @param reply gets it, or null if there is none
	 */
	void snapshot(String room, Reply<@Nullable LogSnapshot> reply);

	/**
	 * Finds out how much the latest snapshot holds.
	 * @param room the room's name
	 * @param reply gets the last entry that it holds, 0 if there is none
	 */
	void upTo(String room, Reply<Long> reply);

	/**
	 * Tells of an ownership: from now on earlier ones are refused.
	 * @param room the room's name
	 * @param fence the ownership; {@link RoomLogException.Reason#FENCED} if it is below
	 * one that was told
	 * @param reply hears of it
	 */
	void claimed(String room, Fence fence, Reply<@Nullable Void> reply);

	/**
	 * Takes a room that the log has lost away from whoever owned it.
	 * @param room the room's name
	 * @param reply gets where it is to begin anew, {@link Beginning#NONE} if the archive
	 * does not know it
	 */
	void begin(String room, Reply<Beginning> reply);

	/**
	 * Where a room begins anew.
	 *
	 * @param upTo the last entry that the archive holds, 0 if none
	 * @param epoch an ownership above all that were told, 0 if none was
	 */
	record Beginning(long upTo, long epoch) {

		/** Of a room that nobody has archived or owned. */
		public static final Beginning NONE = new Beginning(0, 0);

	}

}
