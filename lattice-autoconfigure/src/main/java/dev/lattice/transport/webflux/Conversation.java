package dev.lattice.transport.webflux;

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
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * One connection of a page from its opening to its end, whatever carries it: HELLO, then
 * events and acknowledgements.
 */
final class Conversation {

	private static final Logger logger = LoggerFactory.getLogger(Conversation.class);

	private final SocketServices services;

	private final SocketSettings settings;

	private final SocketTimers timers;

	private final TokenBucket warnings;

	private final Comebacks comebacks;

	private final Transport transport;

	private final PageConnection connection;

	private final TokenBucket frames;

	/** Made with the first navigation; only on the thread that receives. */
	private @Nullable TokenBucket navigations;

	private final SocketVisitor visitor;

	private final Callers.Caller caller;

	private final Liveness liveness;

	private final Disposable.Swap helloTimer = Disposables.swap();

	/** Only on the thread that receives. */
	private boolean greeted;

	private volatile @Nullable SessionActor actor;

	Conversation(SocketServices services, SocketSettings settings, SocketTimers timers, TokenBucket warnings,
			Comebacks comebacks, SocketVisitor visitor, Callers.Caller caller, Transport transport) {
		this.services = services;
		this.settings = settings;
		this.timers = timers;
		this.warnings = warnings;
		this.comebacks = comebacks;
		this.transport = transport;
		this.connection = new PageConnection(visitor.inflates() ? services.deflater() : FrameDeflater.none());
		this.frames = new TokenBucket(settings.eventsPerSecond(), settings.eventBurst(), timers.nanos());
		this.liveness = new Liveness(timers, settings.pingInterval(), settings.pongTimeout(), this.connection::ping,
				this::giveUp);
		this.visitor = visitor;
		this.caller = caller;
	}

	/** Returns what runs the conversation and completes when it is over. */
	Mono<Void> run() {
		Mono<Void> receiving = this.transport.receive()
			.takeUntilOther(this.connection.finished())
			.doOnNext(this::received)
			.then()
			.onErrorResume(this::broken)
			.doFinally((signal) -> ended());
		return Mono.using(this::startTimers,
				(timers) -> Mono.when(receiving, this.connection.sendAll(this.transport, this.timers.scheduler())),
				Disposable::dispose);
	}

	void close(CloseCode code) {
		this.connection.close(code);
	}

	private Disposable startTimers() {
		this.helloTimer.replace(
				this.timers.after(this.settings.helloTimeout(), () -> this.connection.close(CloseCode.HELLO_TIMEOUT)));
		Disposable watching = this.liveness.watch();
		return () -> {
			this.helloTimer.dispose();
			watching.dispose();
		};
	}

	private void giveUp() {
		logger.debug("Connection {} gave no sign of life when it was asked", this.transport.id());
		this.connection.giveUp();
		// A network that takes nothing may not be known to be closed for a while.
		ended();
	}

	private void received(Incoming message) {
		if (this.connection.isClosed()) {
			// No sign of life: who sends and does not take the close frame is given up.
			return;
		}
		this.liveness.heard();
		if (!this.frames.tryTake()) {
			refuse(CloseCode.TOO_MANY_EVENTS, "it sent more than " + this.settings.eventsPerSecond()
					+ " frames a second; see lattice.websocket.events-per-second");
			return;
		}
		if (!this.caller.maySend()) {
			refuse(CloseCode.TOO_MANY_EVENTS,
					"its user sent too many frames over all connections; see lattice.websocket.user-events-per-second");
			return;
		}
		switch (message) {
			case Incoming.Frame(byte[] content) -> frame(content);
			case Incoming.Life() -> {
			}
			case Incoming.Unusable(CloseCode code, String reason) -> refuse(code, reason);
		}
	}

	private void frame(byte[] content) {
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
				new PageJoin(this.services, this.visitor, this.connection, this.comebacks,
						(joined) -> this.actor = joined)
					.join(hello);
				yield true;
			}
			// Before WELCOME a client has nothing to say; what it says all the same is
			// about numbers that WELCOME will tell it to forget or to send again.
			case ClientFrame.EventFrame event -> actor == null || actor.event(this.connection, event);
			case ClientFrame.NavigateFrame asked -> {
				if (!mayNavigate()) {
					refuse(CloseCode.TOO_MANY_EVENTS, "it asked for more than " + this.settings.navigationsPerSecond()
							+ " pages a second; see lattice.websocket.navigations-per-second");
					yield true;
				}
				yield actor == null || actor.navigate(this.connection, asked, destination(actor, asked));
			}
			case ClientFrame.AckFrame ack -> actor == null || actor.acknowledged(this.connection, ack);
			case ClientFrame.ReportFrame report -> {
				this.services.listener().clientFailed();
				// Of all connections together no more are told than of those refused.
				yield actor == null || !this.warnings.tryTake() || actor.reported(this.connection, report);
			}
			case ClientFrame.VisibilityFrame visibility -> actor == null || actor.seen(this.connection, visibility);
		};
		if (!room) {
			refuse(CloseCode.TOO_MANY_EVENTS, "its session has no room for more frames");
		}
	}

	private boolean mayNavigate() {
		if (this.navigations == null) {
			this.navigations = new TokenBucket(this.settings.navigationsPerSecond(), this.settings.navigationBurst(),
					this.timers.nanos());
		}
		return this.navigations.tryTake();
	}

	private Destination destination(SessionActor actor, ClientFrame.NavigateFrame asked) {
		PageAddress address = PageAddress.parse(asked.address());
		if (address == null) {
			return new Destination.Outside(asked.address());
		}
		boolean granted = this.services.tokens()
			.check(asked.token(), this.visitor.visitor()) instanceof TokenCheck.Valid valid
				&& valid.sessionId().equals(actor.id()) && valid.isFor(address.path())
				&& valid.age().compareTo(this.settings.passLifetime()) < 0;
		return this.services.pages().destination(this.visitor.visit(address), granted);
	}

	private void refuse(CloseCode code, @Nullable String reason) {
		this.services.listener().frameRefused();
		this.connection.close(code);
		if (this.warnings.tryTake()) {
			logger.warn("Connection {} is closed with {}: {}", this.transport.id(), code.number(), reason);
		}
	}

	private Mono<Void> broken(Throwable failure) {
		logger.debug("Connection {} broke", this.transport.id(), failure);
		return Mono.empty();
	}

	private void ended() {
		this.connection.ended();
		SessionActor actor = this.actor;
		if (actor != null) {
			actor.disconnected(this.connection);
		}
	}

}
