package dev.lattice.rooms.log;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the updates of rooms: for each room an append-only sequence, a snapshot that
 * stands for its beginning, and a lease of one owner. What an entry means is not the
 * log's affair. Rooms are independent: one that is damaged does not affect the others. A
 * room begins to exist with its first entry.
 * <p>
 * Safe for concurrent use, and nothing blocks. Every implementation passes the same
 * contract of tests, {@code RoomLogContract}.
 */
public interface RoomLog extends AutoCloseable {

	/** The largest entry in bytes: every log keeps it, and refuses a larger one. */
	int MAX_ENTRY = 16 << 20;

	/** The largest snapshot in bytes: every log keeps it, and refuses a larger one. */
	int MAX_SNAPSHOT = 64 << 20;

	/**
	 * Appends an entry in one step: fence, duplicates and number are decided at once. The
	 * entries of one writer get their numbers in the order of the calls.
	 * @param room the room's name
	 * @param request what
	 * @param reply hears of it when the level asked for is reached; fails as
	 * {@link RoomLogException} says
	 */
	void append(String room, AppendRequest request, Reply<Appended> reply);

	/**
	 * Reads entries.
	 * @param room the room's name
	 * @param from the number of the first one, above 0
	 * @param most how many at most, above 0; fewer may come if they are large, but at
	 * least one if there is one
	 * @param reply gets the entries in order, none if there is none with that number yet;
	 * fails with {@link RoomLogException.Reason#TRIMMED} if the first is gone
	 */
	void read(String room, long from, int most, Reply<List<LogEntry>> reply);

	/**
	 * Follows the log from an entry on: those that are there, then those that come,
	 * whoever appends them.
	 * @param room the room's name
	 * @param from the number of the first one, above 0; may not be there yet
	 * @param subscriber is told, from its first request on
	 * @return the subscription
	 */
	LogSubscription subscribe(String room, long from, LogSubscriber subscriber);

	/**
	 * Finds the latest snapshot.
	 * @param room the room's name
	 * @param reply gets it, or null if there is none
	 */
	void snapshot(String room, Reply<@Nullable LogSnapshot> reply);

	/**
	 * Keeps a snapshot in the place of the one before. It survives what a
	 * {@link AckLevel#DURABLE} entry survives when the reply comes. One that holds fewer
	 * entries than the one before is dropped, as if it had been kept and replaced.
	 * @param room the room's name
	 * @param fence the ownership, not {@link Fence#NONE}
	 * @param snapshot the snapshot, of entries that are in the log
	 * @param reply hears of it
	 */
	void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply);

	/**
	 * Lets the log forget its first entries; numbers do not change. Never more than the
	 * snapshot holds is forgotten.
	 * @param room the room's name
	 * @param fence the ownership, not {@link Fence#NONE}
	 * @param upTo the last entry that is not needed
	 * @param reply gets the last entry that is gone now, 0 if none is
	 */
	void trim(String room, Fence fence, long upTo, Reply<Long> reply);

	/**
	 * Takes or renews the lease of a room. An owner is not fenced before somebody has
	 * claimed the room after it, even if its lease is over.
	 * @param room the room's name
	 * @param owner names the node
	 * @param millis how long the lease is to hold from now on, in milliseconds, above 0
	 * @param reply gets the fence, with an epoch above all before if the room had another
	 * owner, or none; fails with {@link RoomLogException.Reason#TAKEN}
	 */
	void claim(String room, String owner, long millis, Reply<Fence> reply);

	/**
	 * Gives a lease back before it is over. One that is not held is no error.
	 * @param room the room's name
	 * @param owner who held it
	 * @param reply hears of it
	 */
	void release(String room, String owner, Reply<@Nullable Void> reply);

	/**
	 * Ends the log: what was accepted is made durable first, then every later call and
	 * every subscription fails with {@link RoomLogException.Reason#UNAVAILABLE}.
	 */
	@Override
	void close();

}
