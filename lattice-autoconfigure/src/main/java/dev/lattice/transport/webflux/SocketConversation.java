package dev.lattice.transport.webflux;

import java.time.Duration;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Destination;
import dev.lattice.transport.ClientFrame;
import dev.lattice.transport.MalformedFrameException;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.SessionActor;
import dev.lattice.transport.TokenBucket;
import dev.lattice.transport.TokenCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** One socket from its upgrade to its end: HELLO, then events and acknowledgements. */
final class SocketConversation {

	private static final Logger logger = LoggerFactory.getLogger(SocketConversation.class);

	private final SocketServices services;

	private final SocketSettings settings;

	private final SocketTimers timers;

	private final TokenBucket warnings;

	private final WebSocketSession socket;

	private final SocketConnection connection;

	private final PageJoin join;

	private final TokenBucket frames;

	private final TokenBucket navigations;

	private final SocketVisitor visitor;

	private final Disposable.Swap helloTimer = Disposables.swap();

	/** Only on the thread that receives. */
	private boolean greeted;

	private volatile @Nullable SessionActor actor;

	private volatile long heard;

	/** What "heard" was when a ping was sent last; only in the timer's task. */
	private long heardBeforePing = Long.MIN_VALUE;

	SocketConversation(SocketServices services, SocketSettings settings, SocketTimers timers, TokenBucket warnings,
			SocketVisitor visitor, WebSocketSession socket) {
		this.services = services;
		this.settings = settings;
		this.timers = timers;
		this.warnings = warnings;
		this.socket = socket;
		this.connection = new SocketConnection(socket);
		this.join = new PageJoin(services, visitor, this.connection, (actor) -> this.actor = actor);
		this.frames = new TokenBucket(settings.eventsPerSecond(), settings.eventBurst(), timers.nanos());
		this.navigations = new TokenBucket(settings.navigationsPerSecond(), settings.navigationBurst(), timers.nanos());
		this.visitor = visitor;
		this.heard = timers.nanos().getAsLong();
	}

	/** Returns what runs the conversation and completes when it is over. */
	Mono<Void> run() {
		Mono<Void> receiving = this.socket.receive()
			.takeUntilOther(this.connection.finished())
			.doOnNext(this::received)
			.then()
			.onErrorResume(this::broken)
			.doFinally((signal) -> ended());
		return Mono.using(this::startTimers, (timers) -> Mono.when(receiving, this.connection.sendAll()),
				Disposable::dispose);
	}

	void close(CloseCode code) {
		this.connection.close(code);
	}

	private Disposable startTimers() {
		this.helloTimer.replace(
				this.timers.after(this.settings.helloTimeout(), () -> this.connection.close(CloseCode.HELLO_TIMEOUT)));
		return Disposables.composite(this.helloTimer,
				this.timers.every(this.settings.pingInterval(), this::checkAlive));
	}

	private void checkAlive() {
		long heard = this.heard;
		Duration silence = Duration.ofNanos(this.timers.nanos().getAsLong() - heard);
		if (silence.compareTo(this.settings.pingInterval()) < 0) {
			return;
		}
		// A check that just missed the interval leaves the next, when it is late, with
		// twice the interval and nobody asked yet.
		boolean asked = this.heardBeforePing == heard;
		if (asked && silence.compareTo(this.settings.pingInterval().multipliedBy(2)) >= 0) {
			logger.debug("Connection {} gave no sign of life for {}", this.socket.getId(), silence);
			this.connection.giveUp();
		}
		else {
			this.heardBeforePing = heard;
			this.connection.ping();
		}
	}

	private void received(WebSocketMessage message) {
		this.heard = this.timers.nanos().getAsLong();
		if (this.connection.isClosed()) {
			return;
		}
		switch (message.getType()) {
			case BINARY -> frame(content(message.getPayload()));
			case TEXT -> refuse(CloseCode.PROTOCOL, "it sent text");
			case PING, PONG -> {
			}
		}
	}

	private void frame(byte[] content) {
		if (!this.frames.tryTake()) {
			refuse(CloseCode.TOO_MANY_EVENTS, "it sent more than " + this.settings.eventsPerSecond()
					+ " frames a second; see lattice.websocket.events-per-second");
			return;
		}
		try {
			dispatch(this.services.reader().read(content));
		}
		catch (MalformedFrameException ex) {
			refuse(CloseCode.PROTOCOL, ex.getMessage());
		}
	}

	private void dispatch(ClientFrame frame) {
		if (frame instanceof ClientFrame.HelloFrame == this.greeted) {
			refuse(CloseCode.PROTOCOL, this.greeted ? "it said HELLO twice" : "it did not say HELLO first");
			return;
		}
		SessionActor actor = this.actor;
		boolean room = switch (frame) {
			case ClientFrame.HelloFrame(var hello) -> {
				this.greeted = true;
				this.helloTimer.dispose();
				this.join.join(hello);
				yield true;
			}
			// Before WELCOME a client has nothing to say; what it says all the same is
			// about numbers that WELCOME will tell it to forget or to send again.
			case ClientFrame.EventFrame event -> actor == null || actor.event(this.connection, event);
			case ClientFrame.NavigateFrame asked -> {
				if (!this.navigations.tryTake()) {
					refuse(CloseCode.TOO_MANY_EVENTS, "it asked for more than " + this.settings.navigationsPerSecond()
							+ " pages a second; see lattice.websocket.navigations-per-second");
					yield true;
				}
				yield actor == null || actor.navigate(this.connection, asked, destination(actor, asked));
			}
			case ClientFrame.AckFrame ack -> actor == null || actor.acknowledged(this.connection, ack);
		};
		if (!room) {
			refuse(CloseCode.TOO_MANY_EVENTS, "its session has no room for more frames");
		}
	}

	private Destination destination(SessionActor actor, ClientFrame.NavigateFrame asked) {
		PageAddress address = PageAddress.parse(asked.address());
		if (address == null) {
			return new Destination.Outside(asked.address());
		}
		boolean granted = this.services.tokens()
			.check(asked.token(), this.visitor.userName()) instanceof TokenCheck.Valid valid
				&& valid.sessionId().equals(actor.id()) && valid.isFor(address.path())
				&& valid.age().compareTo(this.settings.passLifetime()) < 0;
		return this.services.pages().destination(this.visitor.visit(address), granted);
	}

	private void refuse(CloseCode code, @Nullable String reason) {
		this.services.listener().frameRefused();
		this.connection.close(code);
		if (this.warnings.tryTake()) {
			logger.warn("Connection {} is closed with {}: {}", this.socket.getId(), code.number(), reason);
		}
	}

	private Mono<Void> broken(Throwable failure) {
		logger.debug("Connection {} broke", this.socket.getId(), failure);
		return Mono.empty();
	}

	private void ended() {
		this.connection.ended();
		SessionActor actor = this.actor;
		if (actor != null) {
			actor.disconnected(this.connection);
		}
	}

	private static byte[] content(DataBuffer payload) {
		byte[] content = new byte[payload.readableByteCount()];
		payload.read(content);
		return content;
	}

}
