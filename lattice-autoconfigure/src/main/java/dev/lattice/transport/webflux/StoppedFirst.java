package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What ends open connections when the application stops, before anything else stops: an
 * open connection would make the server's graceful shutdown wait for its whole time.
 */
abstract class StoppedFirst implements SmartLifecycle {

	private final Logger logger = LoggerFactory.getLogger(getClass());

	private final Duration timeout;

	private final String property;

	private volatile boolean running;

	/**
	 * Makes what has no open connections yet.
	 * @param timeout how long a drain may take
	 * @param property where the application sets it, for the warning
	 */
	StoppedFirst(Duration timeout, String property) {
		this.timeout = timeout;
		this.property = property;
	}

	/**
	 * Lets connections in, also after a drain: an application context may start again.
	 */
	abstract void reopen();

	/** Lets no more in, and ends those that are open; completes when all are over. */
	abstract CompletableFuture<Void> drain();

	/** What is still open or busy, to warn of it when the time is over. */
	abstract String left();

	final Duration timeout() {
		return this.timeout;
	}

	@Override
	public final void start() {
		reopen();
		this.running = true;
	}

	@Override
	public final void stop() {
		drainInTime().join();
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored") // the callback is the last stage and
													// hears of every outcome
	public final void stop(Runnable callback) {
		drainInTime().whenComplete((nothing, failure) -> callback.run());
	}

	@Override
	public final boolean isRunning() {
		return this.running;
	}

	/** The last phase to start and the first to stop. */
	@Override
	public final int getPhase() {
		return DEFAULT_PHASE;
	}

	private CompletableFuture<Void> drainInTime() {
		this.running = false;
		return drain().orTimeout(this.timeout.toMillis(), TimeUnit.MILLISECONDS).exceptionally((failure) -> {
			this.logger.warn("{} {} after the shutdown began; see {}", left(), this.timeout, this.property);
			return null;
		});
	}

}
