package dev.lattice.transport.webflux;

import java.time.Duration;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.concurrent.Queues;
import reactor.core.scheduler.Scheduler;

/**
 * The sending side of one connection, whatever carries it. Safe for concurrent use;
 * nothing here blocks. Frames are deflated on the thread that sends them.
 */
final class PageConnection implements Connection {

	/*
	 * Frames wait in the sink until the network takes them. A session stops rendering
	 * when too much is unacknowledged, so few wait; a client that makes the server talk
	 * without listening is cut off at MAX_WAITING, or at MAX_WAITING_BYTES, since the
	 * state that a page holds comes again with each input that changes it.
	 */

	private static final int MAX_WAITING = 4_096;

	private static final long MAX_WAITING_BYTES = 16 << 20;

	/** How long a network that takes nothing may take to hear the close code. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	private final FrameDeflater deflater;

	/** So many frames wait for most connections at once. */
	private static final int FEW = 8;

	/**
	 * Only while this is locked, so it needs no lock of its own. In small pieces: the
	 * usual one has a kilobyte, mostly empty.
	 */
	private final Sinks.Many<Outgoing> outgoing = Sinks.unsafe()
		.many()
		.unicast()
		.onBackpressureBuffer(Queues.<Outgoing>unbounded(FEW).get());

	private final Sinks.Empty<Void> finished = Sinks.empty();

	private final Sinks.Empty<Void> givenUp = Sinks.empty();

	/** How many frames wait; only while this is locked, as their bytes. */
	private int waiting;

	private long waitingBytes;

	private @Nullable CloseStatus status;

	PageConnection(FrameDeflater deflater) {
		this.deflater = deflater;
	}

	@Override
	public void send(byte[] frame) {
		sendUncompressed(this.deflater.deflate(frame));
	}

	@Override
	public void sendUncompressed(byte[] frame) {
		emit(new Outgoing.Frame(frame));
	}

	/** Asks for a sign of life. */
	void ping() {
		emit(new Outgoing.Ping());
	}

	@Override
	public void close(CloseCode code) {
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
	 * Completes when the connection is closed on this side. Until then whatever comes
	 * must be read: a socket closed with something unread is reset, and the peer never
	 * learns the close code.
	 */
	Mono<Void> finished() {
		return this.finished.asMono();
	}

	/**
	 * Sends everything until the connection is closed, and then closes the transport.
	 * @param transport what carries this connection
	 * @param scheduler knows when a transport that takes nothing has had its time
	 */
	Mono<Void> sendAll(Transport transport, Scheduler scheduler) {
		Flux<Outgoing> frames = this.outgoing.asFlux().doOnNext(this::taken).takeUntilOther(this.givenUp.asMono());
		return transport.send(frames, this::finalStatus)
			.takeUntilOther(this.givenUp.asMono().then(Mono.delay(GOODBYE, scheduler)))
			.onErrorComplete()
			.doFinally((signal) -> this.finished.tryEmitEmpty());
	}

	private synchronized void taken(Outgoing next) {
		this.waiting--;
		this.waitingBytes -= next.size();
	}

	private void emit(Outgoing next) {
		if (!enqueue(next)) {
			giveUp();
		}
	}

	/** Lets a frame wait for the network; returns whether there was room. */
	private synchronized boolean enqueue(Outgoing next) {
		if (this.status != null) {
			return true;
		}
		this.waiting++;
		this.waitingBytes += next.size();
		// One frame is as large as it is.
		if (this.waiting > MAX_WAITING || (this.waiting > 1 && this.waitingBytes > MAX_WAITING_BYTES)) {
			return false;
		}
		this.outgoing.tryEmitNext(next);
		return true;
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

}
