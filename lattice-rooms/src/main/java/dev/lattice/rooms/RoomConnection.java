package dev.lattice.rooms;

/**
 * A client's place in a room. Safe for concurrent use; what it is asked to do happens in
 * the order of the calls.
 */
public interface RoomConnection extends AutoCloseable {

	/**
	 * Returns what the room knows.
	 * @return an encoded state vector
	 */
	byte[] stateVector();

	/**
	 * Returns what the room knows and the client does not.
	 * @param stateVector what the client knows, encoded
	 * @return an update (V1)
	 * @throws RoomRefusedException if the state vector is malformed
	 */
	byte[] missing(byte[] stateVector);

	/**
	 * Applies an edit of the client. What is new in it is broadcast and kept; what is
	 * known already changes nothing and is settled at once.
	 * @param update the update (V1)
	 * @return the number under which {@link RoomClient#settled} will speak of it, from 1
	 */
	long edit(byte[] update);

	/**
	 * Returns whether an update holds nothing that the room does not know.
	 * @param update the update (V1)
	 * @return whether it would change nothing
	 * @throws RoomRefusedException if the update is malformed
	 */
	boolean knows(byte[] update);

	/**
	 * Whether the client may change the room now.
	 * @return false if it is read-only
	 */
	boolean mayEdit();

	/**
	 * Returns who is here.
	 * @return an awareness update of all
	 */
	byte[] awareness();

	/**
	 * Applies what the client says of itself. It may speak only for client ids that it
	 * was the first to use, and what the server says of the user wins. What it says of
	 * others is left out and no reason to refuse: the provider of y-websocket tells again
	 * all that it hears, and takes back by itself those from whom it heard nothing.
	 * @param update the awareness update
	 * @throws RoomRefusedException if it is malformed or too large
	 */
	void awareness(byte[] update);

	/**
	 * Sends something that is not kept to all clients of the room, this one among them.
	 * @param payload what
	 */
	void stateless(String payload);

	/** Leaves the room: what the client said of itself is gone at once. */
	@Override
	void close();

}
