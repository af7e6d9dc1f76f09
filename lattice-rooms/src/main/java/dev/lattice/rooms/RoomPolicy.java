package dev.lattice.rooms;

import dev.lattice.crdt.Doc;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may do what in a room. The defaults allow everything, to everybody who has
 * come through the application's own security. Called by many threads; must not block for
 * long, since the others of the room wait.
 */
public interface RoomPolicy {

	/** Allows everything. */
	RoomPolicy ALLOW_ALL = new RoomPolicy() {
	};

	/**
	 * Decides whether somebody may see a room. Without it they are not told whether the
	 * room exists. Asked when a client joins, when a session of a page reads the room,
	 * edits it or is present there for the first time, and again at
	 * {@link Rooms#recheck}; not when the application reads it outside of sessions.
	 * @param room the room's name
	 * @param caller who
	 * @return whether they may
	 */
	default boolean canOpen(String room, Caller caller) {
		return true;
	}

	/**
	 * Decides whether somebody who may see a room may change it. Asked at every edit, so
	 * that a permission that is taken back takes effect at once.
	 * @param room the room's name
	 * @param caller who
	 * @return whether they may
	 */
	default boolean canEdit(String room, Caller caller) {
		return true;
	}

	/**
	 * Looks at what a room would be after an edit, before anybody else sees it. A room
	 * whose policy validates costs a second document.
	 * @param room the room's name
	 * @param caller who edits
	 * @param after the document as it would be; for reading
	 * @return null if it is fine, else what is wrong, in words for the one who edits
	 */
	default @Nullable String validate(String room, Caller caller, Doc after) {
		return null;
	}

	/**
	 * Returns whether {@link #validate} is to be asked at all.
	 * @return false unless overridden
	 */
	default boolean isValidating() {
		return false;
	}

}
