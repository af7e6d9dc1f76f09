package dev.lattice.store.archive;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * A log that may forget rooms, because an archive holds their snapshots. It says when it
 * does not know a room instead of beginning it anew: appending to it and claiming it fail
 * with {@link RoomLogException.Reason#LOST} until it is {@linkplain #raise raised}.
 */
public interface HotRoomLog extends RoomLog {

	/** What {@link #head} gives for a room that the log does not know. */
	long UNKNOWN = -1;

	/**
	 * Finds where a log ends.
	 * @param room the room's name
	 * @param reply gets the number of the last entry, 0 if there is none yet,
	 * {@link #UNKNOWN} if the room is not known
	 */
	void head(String room, Reply<Long> reply);

	/**
	 * Lets a room that is not known begin behind what an archive holds of it. One that is
	 * known keeps its entries.
	 * @param room the room's name
	 * @param upTo the last entry that the archive holds, 0 if none
	 * @param epoch an ownership above all that the archive has seen, 0 if it has seen
	 * none; from now on earlier ones are refused
	 * @param reply hears of it
	 */
	void raise(String room, long upTo, long epoch, Reply<@Nullable Void> reply);

	/**
	 * Forgets entries that a snapshot in the archive holds.
	 * @param room the room's name
	 * @param fence the ownership, not {@link Fence#NONE}
	 * @param upTo the last entry that is not needed
	 * @param archived the last entry that the archive holds
	 * @param reply gets the last entry that is gone now, 0 if none is
	 */
	void trim(String room, Fence fence, long upTo, long archived, Reply<Long> reply);

}
