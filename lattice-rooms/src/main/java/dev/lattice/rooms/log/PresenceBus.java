package dev.lattice.rooms.log;

import java.util.function.Consumer;

import dev.lattice.crdt.Subscription;

/**
 * Carries what is never kept between the nodes that serve a room: who is here, where
 * their carets are. What a node has published is gone some time after its end. Safe for
 * concurrent use, and nothing blocks; what cannot be carried is dropped.
 */
public interface PresenceBus extends AutoCloseable {

	/**
	 * Puts what this node says of a room in the place of what it said before.
	 * @param room the room's name
	 * @param node names this node
	 * @param state what the other nodes are told, empty to take it back
	 * @param millis for how long it holds, in milliseconds, above 0
	 */
	void publish(String room, String node, byte[] state, long millis);

	/**
	 * Follows what the nodes say of a room: first what they have said, if it still holds,
	 * then what they say, with this node's own among it.
	 * @param room the room's name
	 * @param listener is told by one thread at a time; must not block
	 * @return ends it
	 */
	Subscription watch(String room, Consumer<byte[]> listener);

	@Override
	void close();

}
