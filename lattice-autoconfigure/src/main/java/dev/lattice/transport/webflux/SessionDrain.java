package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.lattice.transport.SessionDirectory;

/**
 * Ends all sessions when the application stops, before anything else stops.
 */
public final class SessionDrain extends StoppedFirst {

	private final SessionDirectory sessions;

	private final Conversations connections;

	/**
	 * Makes a drain.
	 * @param sessions the sessions to end
	 * @param connections the connections to close
	 * @param timeout how long running turns may take
	 */
	public SessionDrain(SessionDirectory sessions, Conversations connections, Duration timeout) {
		super(timeout, "lattice.session.drain-timeout");
		this.sessions = sessions;
		this.connections = connections;
	}

	@Override
	void reopen() {
		this.sessions.reopen();
		this.connections.reopen();
	}

	@Override
	CompletableFuture<Void> drain() {
		// Sessions close their own connections, behind the answers to all that came in
		// before; a socket closed sooner would swallow them.
		this.connections.refuse();
		return this.sessions.drain()
			.completeOnTimeout(null, timeout().toMillis(), TimeUnit.MILLISECONDS)
			.thenCompose((nothing) -> this.connections.drain());
	}

	@Override
	String left() {
		return "Some sessions were still busy";
	}

}
