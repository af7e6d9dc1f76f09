package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.lattice.collaboration.ClientCloseCode;
import dev.lattice.collaboration.ClientConversation;
import dev.lattice.transport.TokenBucket;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** One socket of a client of rooms, from its opening to its end. */
final class ClientConnection {

	private static final Logger logger = LoggerFactory.getLogger(ClientConnection.class);

	/** How long a network that takes nothing may take to hear the close code. */
	private static final Duration GOODBYE = Duration.ofSeconds(1);

	/** So many messages wait for the thread that deals with them. */
	private static final int AHEAD = 16;

	private final ClientSockets sockets;

	private final NettySocket transport;

	private final Channel channel;

	private final Callers.Caller caller;

	private final NettyClientSocket socket;

	private final ClientConversation conversation;

	private final TokenBucket frames;

	private final Liveness liveness;

	/**
	 * Completes when the socket is closed on this side. Until then whatever comes must be
	 * read: to stop reading sends a close frame without a code.
	 */
	private final Sinks.Empty<Void> gone = Sinks.empty();

	/** Whether the network broke: nobody is there who could hear a close code. */
	private volatile boolean broken;

	ClientConnection(ClientSockets sockets, NettySocket transport, LoopWrites writes, Callers.Caller caller,
			ClientProtocol protocol, ClientProtocol.Opening opening) {
		ClientSocketSettings settings = sockets.settings();
		SocketTimers timers = sockets.timers();
		this.sockets = sockets;
		this.transport = transport;
		this.channel = transport.channel();
		this.caller = caller;
		this.socket = new NettyClientSocket(transport.getId(), this.channel, writes, settings.maxWaitingBytes(),
				sockets.listener());
		this.frames = new TokenBucket(settings.framesPerSecond(), settings.frameBurst(), timers.nanos());
		this.liveness = new Liveness(timers, settings.pingInterval(), settings.pongTimeout(), this::ask, this::giveUp);
		this.conversation = protocol.converse(this.socket, opening);
	}

	/** Returns what runs the conversation and completes when it is over. */
	Mono<Void> run() {
		Mono<Void> receiving = this.conversation.begin()
			.thenMany(Flux.defer(this::messages))
			.takeUntilOther(this.gone.asMono())
			.doOnNext(this::received)
			.then()
			.onErrorResume(this::broken)
			.doFinally((signal) -> ended());
		return Mono.using(this.liveness::watch, (watching) -> Mono.when(receiving, closing()), Disposable::dispose);
	}

	void close(ClientCloseCode code, String reason) {
		this.socket.close(code, reason);
	}

	private Flux<Said> messages() {
		Scheduler scheduler = this.sockets.messages();
		Flux<Said> messages = this.transport.receive()
			.doOnError((failure) -> this.broken = true)
			.map(ClientConnection::said)
			.filter(this::mayCome);
		return (scheduler != null) ? messages.publishOn(scheduler, AHEAD) : messages;
	}

	/** Notes a sign of life, and bounds how much a client may say. */
	private boolean mayCome(Said message) {
		this.liveness.heard();
		if (this.socket.isClosed()) {
			return false;
		}
		if (this.frames.tryTake() && this.caller.maySend()) {
			return true;
		}
		refuse("More than " + this.sockets.settings().framesPerSecond()
				+ " messages a second came; see lattice.rooms.sockets.messages-per-second");
		return false;
	}

	private void received(Said message) {
		if (this.socket.isClosed()) {
			return;
		}
		switch (message) {
			case Said.Binary(byte[] content) -> this.conversation.binary(content);
			case Said.Text(String text) -> this.conversation.text(text);
			case Said.Life() -> {
			}
		}
	}

	private void refuse(String reason) {
		this.sockets.listener().clientRefused();
		this.socket.close(ClientCloseCode.TRY_LATER, reason);
		if (this.sockets.mayWarn()) {
			logger.warn("Socket {} of a client of rooms is closed: {}", this.socket.id(), reason);
		}
	}

	/** Sends what the client was told last, and why it is over. */
	private Mono<Void> closing() {
		Mono<Void> goodbye = Mono.defer(this::sayGoodbye)
			.timeout(GOODBYE, Mono.empty(), this.sockets.timers().scheduler())
			.onErrorComplete();
		return this.socket.finished(this.sockets.timers()).then(goodbye).doFinally((signal) -> {
			this.gone.tryEmitEmpty();
			cut();
		});
	}

	private Mono<Void> sayGoodbye() {
		return (this.broken || !this.channel.isActive()) ? Mono.empty()
				: this.transport.close(this.socket.finalStatus());
	}

	@SuppressWarnings("FutureReturnValueIgnored") // a ping that fails is not answered
	private void ask() {
		this.channel.writeAndFlush(new PingWebSocketFrame(), this.channel.voidPromise());
		this.conversation.nudge();
	}

	private void giveUp() {
		logger.debug("Socket {} of a client of rooms gave no sign of life when it was asked", this.socket.id());
		this.gone.tryEmitEmpty();
		cut();
		ended();
	}

	/** A channel that is closed already stays so. */
	@SuppressWarnings("FutureReturnValueIgnored") // whoever reads hears of it
	private void cut() {
		this.channel.close();
	}

	private Mono<Void> broken(Throwable failure) {
		logger.debug("Socket {} of a client of rooms broke", this.socket.id(), failure);
		return Mono.empty();
	}

	private void ended() {
		this.socket.close(CloseStatus.NORMAL);
		this.conversation.ended();
	}

	private static Said said(WebSocketMessage message) {
		return switch (message.getType()) {
			case BINARY -> new Said.Binary(content(message.getPayload()));
			case TEXT -> new Said.Text(new String(content(message.getPayload()), StandardCharsets.UTF_8));
			case PING, PONG -> new Said.Life();
		};
	}

	private static byte[] content(DataBuffer payload) {
		byte[] content = new byte[payload.readableByteCount()];
		payload.read(content);
		return content;
	}

	/** What a client said. */
	private sealed interface Said {

		/** Bytes. */
		@SuppressWarnings("ArrayRecordComponent") // compared by nobody
		record Binary(byte[] content) implements Said {
		}

		/** Text. */
		record Text(String text) implements Said {
		}

		/** That it is there. */
		record Life() implements Said {
		}

	}

}
