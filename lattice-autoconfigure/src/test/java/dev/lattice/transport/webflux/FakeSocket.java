package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

/** A socket without a network. */
final class FakeSocket implements WebSocketSession {

	final TestPublisher<WebSocketMessage> incoming = TestPublisher.create();

	final List<WebSocketMessage.Type> sent = new ArrayList<>();

	@Nullable CloseStatus closed;

	/** Whether the network takes no close frame. */
	boolean stuck;

	private final DataBufferFactory buffers = DefaultDataBufferFactory.sharedInstance;

	void receive(byte[] frame) {
		this.incoming.next(binaryMessage((factory) -> factory.wrap(frame)));
	}

	@Override
	public String getId() {
		return "fake";
	}

	@Override
	public HandshakeInfo getHandshakeInfo() {
		throw new UnsupportedOperationException();
	}

	@Override
	public DataBufferFactory bufferFactory() {
		return this.buffers;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return new HashMap<>();
	}

	@Override
	public Flux<WebSocketMessage> receive() {
		return this.incoming.flux();
	}

	@Override
	public Mono<Void> send(Publisher<WebSocketMessage> messages) {
		return Flux.from(messages).doOnNext((message) -> this.sent.add(message.getType())).then();
	}

	@Override
	public boolean isOpen() {
		return this.closed == null;
	}

	@Override
	public Mono<Void> close(CloseStatus status) {
		Mono<Void> written = Mono.fromRunnable(() -> this.closed = status);
		return this.stuck ? written.then(Mono.never()) : written;
	}

	@Override
	public Mono<CloseStatus> closeStatus() {
		return Mono.justOrEmpty(this.closed);
	}

	@Override
	public WebSocketMessage textMessage(String payload) {
		return new WebSocketMessage(WebSocketMessage.Type.TEXT,
				this.buffers.wrap(payload.getBytes(StandardCharsets.UTF_8)));
	}

	@Override
	public WebSocketMessage binaryMessage(Function<DataBufferFactory, DataBuffer> payload) {
		return new WebSocketMessage(WebSocketMessage.Type.BINARY, payload.apply(this.buffers));
	}

	@Override
	public WebSocketMessage pingMessage(Function<DataBufferFactory, DataBuffer> payload) {
		return new WebSocketMessage(WebSocketMessage.Type.PING, payload.apply(this.buffers));
	}

	@Override
	public WebSocketMessage pongMessage(Function<DataBufferFactory, DataBuffer> payload) {
		return new WebSocketMessage(WebSocketMessage.Type.PONG, payload.apply(this.buffers));
	}

}
