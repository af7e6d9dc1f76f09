package dev.lattice.transport.webflux;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

import dev.lattice.engine.session.CloseCode;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A stream of events down and numbered posts up (P-70 and after), for networks that let
 * no WebSocket through.
 */
final class StreamTransport implements Transport {

	private final String id;

	private final ServerHttpResponse response;

	private final String opening;

	private final int maxFrameSize;

	/** Emptied by who fills it; holds what the opening post brought until it is heard. */
	private final Sinks.Many<Incoming> incoming = Sinks.many().unicast().onBackpressureBuffer();

	/** The number of the last post taken. */
	private int last;

	/**
	 * Makes a transport.
	 * @param id names it in the log
	 * @param response holds the stream
	 * @param opening what the page is told first
	 * @param maxFrameSize how many bytes a frame may have
	 */
	StreamTransport(String id, ServerHttpResponse response, String opening, int maxFrameSize) {
		this.id = id;
		this.response = response;
		this.opening = opening;
		this.maxFrameSize = maxFrameSize;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public Flux<Incoming> receive() {
		return this.incoming.asFlux();
	}

	@Override
	public Mono<Void> send(Flux<Outgoing> frames, Supplier<CloseStatus> status) {
		Flux<String> events = Flux.concat(Mono.fromSupplier(() -> event("open", this.opening)),
				frames.map(StreamTransport::event),
				Mono.fromSupplier(() -> event("close", Integer.toString(status.get().getCode()))));
		return this.response.writeAndFlushWith(events.map(this::written).map(Mono::just));
	}

	/** What is left of it is the server's, as of any answer. */
	@Override
	public void whenGone(Runnable action) {
		action.run();
	}

	/** Takes what opened the stream. */
	void takeOpening(byte[] body) {
		takeFrames(body);
	}

	/**
	 * Takes a post, once, however often it comes (P-73).
	 * @param number its number
	 * @param body its frames
	 * @return whether no post before it is missing
	 */
	synchronized boolean take(int number, byte[] body) {
		if (number > this.last + 1) {
			return false;
		}
		if (number <= this.last || body.length == 0) {
			this.last = Math.max(this.last, number);
			this.incoming.tryEmitNext(new Incoming.Life());
			return true;
		}
		this.last = number;
		takeFrames(body);
		return true;
	}

	/** Notes a post that is larger than any may be. */
	synchronized void tooBig() {
		refuse(CloseCode.TOO_BIG, "it sent more than a post may hold");
	}

	private synchronized void takeFrames(byte[] body) {
		ByteBuffer rest = ByteBuffer.wrap(body);
		while (rest.hasRemaining()) {
			int length = (rest.remaining() >= Integer.BYTES) ? rest.getInt() : -1;
			if (length < 0 || length > rest.remaining()) {
				refuse(CloseCode.PROTOCOL, "the lengths in its post do not add up to the post");
				return;
			}
			if (length > this.maxFrameSize) {
				refuse(CloseCode.TOO_BIG,
						"it sent a frame of " + length + " bytes; see lattice.websocket.max-frame-size");
				return;
			}
			byte[] frame = new byte[length];
			rest.get(frame);
			this.incoming.tryEmitNext(new Incoming.Frame(frame));
		}
	}

	private void refuse(CloseCode code, String reason) {
		this.incoming.tryEmitNext(new Incoming.Unusable(code, reason));
	}

	private DataBuffer written(String event) {
		return this.response.bufferFactory().wrap(event.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String event(Outgoing next) {
		return switch (next) {
			case Outgoing.Frame(byte[] content) -> "data:" + Base64.getEncoder().encodeToString(content) + "\n\n";
			case Outgoing.Ping() -> ":\n\n";
		};
	}

	private static String event(String name, String data) {
		return "event:" + name + "\ndata:" + data + "\n\n";
	}

}
