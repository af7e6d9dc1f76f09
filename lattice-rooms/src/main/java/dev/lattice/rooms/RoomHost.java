package dev.lattice.rooms;

import java.util.function.Consumer;

/**
 * Waits, where that is possible, until a room is loaded: a server blocks the thread for a
 * bounded time, a browser cannot.
 */
@FunctionalInterface
public interface RoomHost {

	/** Does not wait: what the log does not answer at once is not available. */
	RoomHost IMPATIENT = (room, whenOver) -> {
	};

	/**
	 * Returns when loading is over, well or badly, or when it has taken too long. Called
	 * by the thread that needs the room, outside of all rooms.
	 * @param room the room's name
	 * @param whenOver calls what it is given once loading is over, on any thread, also
	 * before it returns; it must be short and must not block
	 */
	void await(String room, Consumer<Runnable> whenOver);

}
