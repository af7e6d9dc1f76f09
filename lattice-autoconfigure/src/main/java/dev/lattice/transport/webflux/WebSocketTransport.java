package dev.lattice.transport.webflux;

import java.util.function.Supplier;

import dev.lattice.engine.session.CloseCode;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One WebSocket (P-1, P-3). */
final class WebSocketTransport implements Transport {

	private static final byte[] NOTHING = {};

	private final WebSocketSession socket;

	/** Whether the network broke: nobody is there who could hear a close code. */
	private volatile boolean broken;

	WebSocketTransport(WebSocketSession socket) {
		this.socket = socket;
	}

	@Override
	public String id() {
		return this.socket.getId();
	}

	@Override
	public Flux<Incoming> receive() {
		return this.socket.receive().doOnError((failure) -> this.broken = true).map(WebSocketTransport::incoming);
	}

	@Override
	public Mono<Void> send(Flux<Outgoing> frames, Supplier<CloseStatus> status) {
		return this.socket.send(frames.map(this::message))
			.onErrorComplete()
			.then(Mono.defer(() -> close(status.get())));
	}

	@Override
	public void whenGone(Runnable action) {
		if (this.socket instanceof NettySocket netty) {
			netty.whenGone(action);
		}
		else {
			action.run();
		}
	}

	/**
	 * Told to close while it tells a failure, Reactor Netty tells that once more, which
	 * nobody takes: an error in the log for each page whose network broke.
	 */
	private Mono<Void> close(CloseStatus status) {
		return this.broken ? Mono.empty() : this.socket.close(status);
	}

	private static Incoming incoming(WebSocketMessage message) {
		return switch (message.getType()) {
			case BINARY -> new Incoming.Frame(content(message.getPayload()));
			case TEXT -> new Incoming.Unusable(CloseCode.PROTOCOL, "it sent text");
			case PING, PONG -> new Incoming.Life();
		};
	}

	private WebSocketMessage message(Outgoing next) {
		return switch (next) {
			case Outgoing.Frame(byte[] content) -> this.socket.binaryMessage((buffers) -> buffers.wrap(content));
			case Outgoing.Ping() -> this.socket.pingMessage((buffers) -> buffers.wrap(NOTHING));
		};
	}

	private static byte[] content(DataBuffer payload) {
		byte[] content = new byte[payload.readableByteCount()];
		payload.read(content);
		return content;
	}

}
