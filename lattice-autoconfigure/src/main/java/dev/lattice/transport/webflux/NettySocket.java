package dev.lattice.transport.webflux;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.adapter.ReactorNettyWebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * A WebSocket of Netty that is idle most of the time, and holds little meanwhile.
 * <p>
 * The headers of its request are forgotten as soon as the upgrade is done: a browser's
 * are some kilobytes, secrets among them, and Netty would keep them as long as the
 * socket. Whatever a connection needs of them is read before.
 */
final class NettySocket extends ReactorNettyWebSocketSession {

	private final Channel channel;

	private final Flux<WebSocketMessage> received;

	NettySocket(WebsocketInbound in, WebsocketOutbound out, HandshakeInfo info, NettyDataBufferFactory buffers,
			int maxFrameSize) {
		super(in, out, info, buffers, maxFrameSize);
		Channel[] found = new Channel[1];
		out.withConnection((connection) -> found[0] = connection.channel());
		this.channel = found[0];
		LingeringClose.install(this.channel);
		// Now, and not when somebody receives: what comes before that is joined too.
		this.received = QuietCancel.of(super.receive());
		TooLongMessages.install(this.channel);
		// Who waits for the upgrade may still look at them. A socket that is closed has
		// no loop any more, and keeps nothing.
		EventLoop loop = loop();
		if (loop != null) {
			loop.execute(() -> in.headers().clear());
		}
	}

	/** Returns what carries the socket. */
	Channel channel() {
		return this.channel;
	}

	/** Returns the loop that serves the socket, or null if it is closed already. */
	@Nullable EventLoop loop() {
		try {
			return this.channel.eventLoop();
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	@Override
	public Flux<WebSocketMessage> receive() {
		return this.received;
	}

	@Override
	public Mono<Void> send(Publisher<WebSocketMessage> messages) {
		return new NettySending(Flux.from(messages).map(this::toFrame), this.channel);
	}

	/** To cancel it closes without waiting for a network that takes nothing. */
	@Override
	@SuppressWarnings("FutureReturnValueIgnored") // nobody is left who would care
	public Mono<Void> close(CloseStatus status) {
		return super.close(status).doOnCancel(this.channel::close);
	}

	/**
	 * Runs an action once nothing is left of this socket, which is later than the close
	 * frame.
	 */
	void whenGone(Runnable action) {
		this.channel.closeFuture().addListener((closed) -> action.run());
	}

}
