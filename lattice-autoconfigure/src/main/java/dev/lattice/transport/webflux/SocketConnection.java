package dev.lattice.transport.webflux;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The sending side of one socket. Safe for concurrent use; nothing here blocks. */
final class SocketConnection implements Connection {

	/*
	 * Frames wait in the sink until the network takes them. A session stops rendering
	 * when too much is unacknowledged, so few wait; a client that makes the server talk
	 * without listening is cut off at MAX_WAITING.
	 */

	private static final int MAX_WAITING = 4_096;

	private static final byte[] NOTHING = {};

	private final WebSocketSession socket;

	private final Sinks.Many<Outgoing> outgoing = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.Empty<Void> finished = Sinks.empty();

	private final Sinks.Empty<Void> givenUp = Sinks.empty();

	private final AtomicInteger waiting = new AtomicInteger();

	private @Nullable CloseStatus status;

	SocketConnection(WebSocketSession socket) {
		this.socket = socket;
	}

	@Override
	public void send(byte[] frame) {
		emit(new Frame(frame));
	}

	void ping() {
		emit(new Ping());
	}

	@Override
	public synchronized void close(CloseCode code) {
		close(new CloseStatus(code.number(), code.reason()));
	}

	/** Ends the sending side because the receiving side has ended. */
	void ended() {
		close(CloseStatus.NORMAL);
	}

	/** Closes without waiting for frames that nobody takes. */
	void giveUp() {
		close(CloseCode.RESTART);
		this.givenUp.tryEmitEmpty();
	}

	synchronized boolean isClosed() {
		return this.status != null;
	}

	/**
	 * Completes when the socket is closed on this side. Until then whatever comes must be
	 * read: a socket closed with something unread is reset, and the peer never learns the
	 * close code.
	 */
	Mono<Void> finished() {
		return this.finished.asMono();
	}

	/** Sends everything until the connection is closed, and then closes the socket. */
	Mono<Void> sendAll() {
		return this.socket.send(this.outgoing.asFlux().map(this::message))
			.takeUntilOther(this.givenUp.asMono())
			.onErrorComplete()
			.then(Mono.defer(() -> this.socket.close(finalStatus())))
			.doFinally((signal) -> this.finished.tryEmitEmpty());
	}

	private WebSocketMessage message(Outgoing next) {
		this.waiting.decrementAndGet();
		return switch (next) {
			case Frame(byte[] content) -> this.socket.binaryMessage((buffers) -> buffers.wrap(content));
			case Ping() -> this.socket.pingMessage((buffers) -> buffers.wrap(NOTHING));
		};
	}

	private void emit(Outgoing next) {
		if (this.waiting.incrementAndGet() > MAX_WAITING) {
			giveUp();
			return;
		}
		synchronized (this) {
			if (this.status == null) {
				this.outgoing.tryEmitNext(next);
			}
		}
	}

	private synchronized void close(CloseStatus status) {
		if (this.status == null) {
			this.status = status;
			this.outgoing.tryEmitComplete();
		}
	}

	private synchronized CloseStatus finalStatus() {
		return (this.status != null) ? this.status : CloseStatus.NORMAL;
	}

	/** What is sent. */
	private sealed interface Outgoing {

	}

	/**
	 * A frame.
	 *
	 * @param content its bytes
	 */
	@SuppressWarnings("ArrayRecordComponent") // never compared
	private record Frame(byte[] content) implements Outgoing {
	}

	/** A question for a sign of life. */
	private record Ping() implements Outgoing {
	}

}
