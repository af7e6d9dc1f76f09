package dev.lattice.transport.webflux;

import java.util.function.Supplier;

import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What carries the frames of one connection of a page: a WebSocket, or a stream of events
 * with posts beside it. Each method is called once.
 */
interface Transport {

	/**
	 * Returns what tells this connection from others in the log; never a secret.
	 * @return the id
	 */
	String id();

	/**
	 * Returns what comes, in the order in which it was sent, one at a time.
	 * @return completes when the page has left
	 */
	Flux<Incoming> receive();

	/**
	 * Sends what is given, in its order and as fast as the network takes it, and then
	 * closes the connection.
	 * @param frames what to send; completes when the connection is to be closed
	 * @param status why it is closed; asked for when the frames are complete
	 * @return completes when the connection is closed; to cancel it closes the connection
	 * without waiting for a network that takes nothing
	 */
	Mono<Void> send(Flux<Outgoing> frames, Supplier<CloseStatus> status);

	/**
	 * Runs an action once nothing is held of this connection any more. That may be later
	 * than the end of what is sent and received, by seconds: until then it counts.
	 * @param action runs once, on any thread; may not block
	 */
	void whenGone(Runnable action);

}
