package dev.lattice.store.follow;

import dev.lattice.rooms.log.Reply;

/** Reads pages of logs. */
@FunctionalInterface
public interface LogReader {

	/**
	 * Reads entries, as {@link dev.lattice.rooms.log.RoomLog#read} does it.
	 * @param room the room's name
	 * @param from the number of the first one, above 0
	 * @param most how many at most, above 0
	 * @param reply gets the page
	 */
	void read(String room, long from, int most, Reply<LogPage> reply);

}
