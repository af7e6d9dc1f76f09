package dev.lattice.rooms;

/** Follows a part of a room that lives. */
interface ViewFollower {

	/** It has changed; called within the room, on the thread that changed it. */
	void told();

}
