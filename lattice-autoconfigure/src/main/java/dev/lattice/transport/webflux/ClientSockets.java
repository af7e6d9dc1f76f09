package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.lattice.collaboration.ClientCloseCode;
import dev.lattice.collaboration.CollaborationListener;
import dev.lattice.transport.TokenBucket;
import dev.lattice.transport.Visitor;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * All sockets of clients of rooms. Closes them when the application stops, before
 * anything else stops. Safe for concurrent use.
 */
public final class ClientSockets extends StoppedFirst {

	private static final int WARNINGS_PER_SECOND = 10;

	private final ClientSocketSettings settings;

	private final SocketTimers timers;

	private final CollaborationListener listener;

	private final @Nullable Scheduler messages;

	private final Callers callers;

	private final TokenBucket warnings;

	/** One for each event loop of the server, of which there are a few. */
	private final Map<EventLoop, LoopWrites> loops = new ConcurrentHashMap<>();

	private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();

	private volatile @Nullable CompletableFuture<Void> drained;

	/**
	 * Makes the place where sockets are served.
	 * @param settings how they behave
	 * @param timers what they know of time
	 * @param listener hears of what happens
	 * @param messages runs what deals with messages, or null for the thread that receives
	 * @param drainTimeout how long sockets may take to close when the application stops
	 */
	public ClientSockets(ClientSocketSettings settings, SocketTimers timers, CollaborationListener listener,
			@Nullable Scheduler messages, Duration drainTimeout) {
		super(drainTimeout, "lattice.rooms.drain-timeout");
		this.settings = settings;
		this.timers = timers;
		this.listener = listener;
		this.messages = messages;
		this.callers = new Callers(settings.caps(), timers);
		this.warnings = new TokenBucket(WARNINGS_PER_SECOND, WARNINGS_PER_SECOND, timers.nanos());
	}

	/**
	 * Returns how many sockets are open.
	 * @return the number
	 */
	public int count() {
		return this.open.size();
	}

	ClientSocketSettings settings() {
		return this.settings;
	}

	SocketTimers timers() {
		return this.timers;
	}

	CollaborationListener listener() {
		return this.listener;
	}

	@Nullable Scheduler messages() {
		return this.messages;
	}

	/** Whether one more warning may be logged. */
	boolean mayWarn() {
		return this.warnings.tryTake();
	}

	private LoopWrites writes(EventLoop loop) {
		return this.loops.computeIfAbsent(loop, LoopWrites::new);
	}

	/**
	 * Counts a socket to come, unless there are too many; null then. Who is counted must
	 * be served, or leave.
	 */
	Callers.@Nullable Caller admit(Visitor visitor) {
		return this.callers.tryAdd(visitor);
	}

	/** Serves a socket until it is over. */
	Mono<Void> serve(NettySocket socket, Callers.Caller caller, ClientProtocol protocol,
			ClientProtocol.Opening opening) {
		return Mono.defer(() -> {
			EventLoop loop = socket.loop();
			if (loop == null) {
				caller.leave();
				return Mono.empty();
			}
			ClientConnection connection = new ClientConnection(this, socket, writes(loop), caller, protocol, opening);
			this.open.add(connection);
			if (isDraining()) {
				restart(connection);
			}
			return connection.run().doFinally((signal) -> {
				caller.leave();
				this.open.remove(connection);
				completeIfDrained();
			});
		});
	}

	boolean isDraining() {
		return this.drained != null;
	}

	@Override
	void reopen() {
		this.drained = null;
	}

	@Override
	CompletableFuture<Void> drain() {
		CompletableFuture<Void> drained = new CompletableFuture<>();
		this.drained = drained;
		this.open.forEach(ClientSockets::restart);
		completeIfDrained();
		return drained;
	}

	@Override
	String left() {
		return this.open.size() + " sockets of rooms were still open";
	}

	private static void restart(ClientConnection connection) {
		connection.close(ClientCloseCode.RESTART, "The server shuts down; connect again");
	}

	private void completeIfDrained() {
		CompletableFuture<Void> drained = this.drained;
		if (drained != null && this.open.isEmpty()) {
			drained.complete(null);
		}
	}

}
