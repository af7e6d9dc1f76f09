package dev.lattice.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Looks for sessions whose time is over, every now and then, while the application runs.
 */
public final class SessionSweeper implements SmartLifecycle {

	private final SessionDirectory sessions;

	private final Scheduler scheduler;

	private final Duration interval;

	private volatile @Nullable Disposable sweeping;

	/**
	 * Makes a sweeper.
	 * @param sessions where to look
	 * @param scheduler when to look
	 * @param interval how often to look, above 0
	 */
	public SessionSweeper(SessionDirectory sessions, Scheduler scheduler, Duration interval) {
		this.sessions = sessions;
		this.scheduler = scheduler;
		this.interval = interval;
	}

	@Override
	public synchronized void start() {
		if (this.sweeping == null) {
			long period = this.interval.toNanos();
			this.sweeping = this.scheduler.schedulePeriodically(this.sessions::sweep, period, period,
					TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public synchronized void stop() {
		Disposable sweeping = this.sweeping;
		if (sweeping != null) {
			sweeping.dispose();
			this.sweeping = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.sweeping != null;
	}

}
