package dev.lattice.collaboration;

import reactor.core.publisher.Mono;

/**
 * What one client says on its socket, and what becomes of it. The messages come in order,
 * one at a time.
 */
public interface ClientConversation {

	/**
	 * Begins, when the socket is open.
	 * @return completes when messages may come; until then they wait in the network
	 */
	Mono<Void> begin();

	/**
	 * Takes a binary message.
	 * @param message what the client said
	 */
	void binary(byte[] message);

	/**
	 * Takes a text message.
	 * @param text what the client said
	 */
	void text(String text);

	/**
	 * The client has been silent for a while: says something that a client of this
	 * protocol takes for a sign of life, since it does not see pings of the socket.
	 */
	void nudge();

	/** The socket is gone; on any thread, once. */
	void ended();

}
