package dev.lattice.rooms;

import org.jspecify.annotations.Nullable;

/**
 * One who has joined a room over a protocol of Yjs: what the room tells it. Called by one
 * thread at a time, in the order in which things happened in the room; must not block,
 * and must not call the room.
 */
public interface RoomClient {

	/**
	 * The document has changed; its own edits come back too, as the protocol's servers do
	 * it.
	 * @param broadcast the update
	 */
	void update(Broadcast broadcast);

	/**
	 * Who is here has changed.
	 * @param broadcast the awareness update
	 */
	void awareness(Broadcast broadcast);

	/**
	 * Somebody, or the application, says something that is not kept.
	 * @param payload what
	 */
	void stateless(String payload);

	/**
	 * An edit of this client is kept as safely as configured, or is refused.
	 * @param number the edit's number, as {@link RoomConnection#edit} returned it
	 * @param refusal why it is refused, null if it is kept
	 */
	void settled(long number, @Nullable RoomRefusedException refusal);

	/**
	 * The room has ended the connection; nothing comes after this.
	 * @param why why
	 */
	void closed(RoomRefusedException why);

}
