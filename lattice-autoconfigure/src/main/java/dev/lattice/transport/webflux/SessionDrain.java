package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.lattice.transport.SessionDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Ends all sessions when the application stops, before anything else stops: an open
 * socket would make the server's graceful shutdown wait for its whole time.
 */
public final class SessionDrain implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SessionDrain.class);

	private final SessionDirectory sessions;

	private final LatticeWebSocketHandler sockets;

	private final Duration timeout;

	private volatile boolean running;

	/**
	 * Makes a drain.
	 * @param sessions the sessions to end
	 * @param sockets the sockets to close
	 * @param timeout how long running turns may take
	 */
	public SessionDrain(SessionDirectory sessions, LatticeWebSocketHandler sockets, Duration timeout) {
		this.sessions = sessions;
		this.sockets = sockets;
		this.timeout = timeout;
	}

	/** Also after a stop: an application context may start again. */
	@Override
	public void start() {
		this.sessions.reopen();
		this.sockets.reopen();
		this.running = true;
	}

	@Override
	public void stop() {
		drain().join();
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored") // the callback is the last stage and
													// hears of every outcome
	public void stop(Runnable callback) {
		drain().whenComplete((nothing, failure) -> callback.run());
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** The last phase to start and the first to stop. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

	private CompletableFuture<Void> drain() {
		this.running = false;
		CompletableFuture<Void> sockets = this.sockets.drain();
		return CompletableFuture.allOf(sockets, this.sessions.drain())
			.orTimeout(this.timeout.toMillis(), TimeUnit.MILLISECONDS)
			.exceptionally((failure) -> {
				logger.warn("Some sessions were still busy {} after the shutdown began; see"
						+ " lattice.session.drain-timeout", this.timeout);
				return null;
			});
	}

}
