package dev.lattice.rooms;

import dev.lattice.rooms.log.AckLevel;

/**
 * Hears what happens in rooms, for meters and logs. Called by many threads, some of which
 * are in a room: must be short, must not block, and must not call a room. What it throws
 * is dropped.
 */
public interface RoomListener {

	/** Hears nothing. */
	RoomListener NONE = new RoomListener() {
	};

	/** What a room holds in memory. */
	enum Level {

		/** Nothing: it is in its log. */
		PARKED,

		/** Its updates as bytes, which it passes on without reading them. */
		RELAY,

		/** A document. */
		LIVE

	}

	/**
	 * A room has come to another level.
	 * @param room the room's name
	 * @param level the level
	 */
	default void level(String room, Level level) {
	}

	/**
	 * A room could not be loaded; it is tried again later.
	 * @param room the room's name
	 * @param failure why
	 */
	default void unavailable(String room, RoomUnavailableException failure) {
	}

	/**
	 * A client has joined a room, or left it.
	 * @param room the room's name
	 * @param clients how many there are now
	 */
	default void clients(String room, int clients) {
	}

	/**
	 * An edit was applied, made here or by another node.
	 * @param room the room's name
	 * @param bytes how long the update is that was broadcast
	 * @param clients to how many clients
	 */
	default void edited(String room, int bytes, int clients) {
	}

	/**
	 * An edit is kept.
	 * @param room the room's name
	 * @param level how safely
	 * @param millis how long that took since it was made, in milliseconds
	 */
	default void saved(String room, AckLevel level, long millis) {
	}

	/**
	 * An edit, or a client, was refused.
	 * @param room the room's name
	 * @param refusal why
	 */
	default void refused(String room, RoomRefusedException refusal) {
	}

	/**
	 * What became of the edits made here is different now.
	 * @param room the room's name
	 * @param state the state
	 */
	default void saveState(String room, SaveState state) {
	}

	/**
	 * A snapshot was kept, and the log before it trimmed.
	 * @param room the room's name
	 * @param upTo the last entry that it holds
	 * @param bytes how long it is
	 */
	default void compacted(String room, long upTo, int bytes) {
	}

	/**
	 * A value is not what a view expects, and is not shown. Told each time that one is
	 * read.
	 * @param value where it is, and what is wrong with it
	 */
	default void skipped(SkippedValue value) {
	}

	/**
	 * Something failed, and the room goes on.
	 * @param room the room's name
	 * @param what what was attempted, in words for a log
	 * @param failure why it failed
	 */
	default void failed(String room, String what, Throwable failure) {
	}

}
