package dev.lattice.transport;

import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the turns of one session that take too long. One thread at a time looks; the
 * count may be read by any.
 */
final class SlowTurns {

	private static final Logger logger = LoggerFactory.getLogger(SlowTurns.class);

	private final String session;

	private final SessionEnvironment environment;

	private final TurnWatch watch;

	private final AtomicInteger count = new AtomicInteger();

	SlowTurns(String session, SessionEnvironment environment, TurnWatch watch) {
		this.session = session;
		this.environment = environment;
		this.watch = watch;
	}

	/** How many turns were told as slow. */
	int count() {
		return this.count.get();
	}

	/**
	 * Looks at the turn that runs, if any.
	 * @return whether it does not end, so that the session must be given up
	 */
	boolean look(long now) {
		TurnLimits limits = this.environment.turns();
		switch (this.watch.look(now, limits)) {
			case FINE -> {
			}
			case SLOW -> {
				this.count.incrementAndGet();
				this.environment.listener().turnIsSlow();
				logger.warn("A turn of session {} takes more than {} ms, so its page waits; this is where it is",
						this.session, limits.slowAfter(), whereIs(this.watch.thread()));
			}
			case INTERRUPTED -> logger.error("A turn of session {} took more than {} ms and was interrupted",
					this.session, limits.interruptAfter(), whereIs(this.watch.thread()));
			case STUCK -> {
				logger.error("A turn of session {} did not end when it was interrupted; its session is over",
						this.session, whereIs(this.watch.thread()));
				return true;
			}
		}
		return false;
	}

	private static Throwable whereIs(@Nullable Thread thread) {
		Throwable place = new Throwable((thread != null) ? "thread " + thread.getName() : "no thread");
		place.setStackTrace((thread != null) ? thread.getStackTrace() : new StackTraceElement[0]);
		return place;
	}

}
