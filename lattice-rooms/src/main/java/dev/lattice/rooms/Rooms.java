package dev.lattice.rooms;

import dev.lattice.rooms.log.Reply;

/** The rooms of an application, by name. Safe for concurrent use. */
public interface Rooms {

	/**
	 * Opens a room; one that was not there is empty. Costs nothing until it is used. The
	 * same name gives the same room.
	 * @param name the room's name: 1 to 200 characters, of letters, digits, and
	 * {@code - _ . ~ : @ /}, no part between slashes empty, {@code .} or {@code ..}
	 * @return the room
	 * @throws RoomRefusedException if the name is not one that a room may have
	 */
	Room open(String name);

	/**
	 * Lets a client of a protocol join a room.
	 * @param name the room's name
	 * @param caller who
	 * @param client is told what happens there, once the reply has been called
	 * @param joined gets the connection, or why there is none, once
	 */
	void join(String name, Caller caller, RoomClient client, Joined joined);

	/**
	 * Asks {@link RoomPolicy#canOpen} again for all clients of a room and all sessions
	 * that show it, on this node, and ends the connections and the sessions of those who
	 * may not see it any more.
	 * @param name the room's name
	 */
	void recheck(String name);

	/** Hears how joining a room has ended; see {@link Reply}. */
	interface Joined {

		/**
		 * The client is in the room.
		 * @param connection its place there
		 */
		void joined(RoomConnection connection);

		/**
		 * The client is not in the room.
		 * @param failure a {@link RoomRefusedException}, or a
		 * {@link RoomUnavailableException} if it is worth trying again
		 */
		void refused(RuntimeException failure);

	}

}
