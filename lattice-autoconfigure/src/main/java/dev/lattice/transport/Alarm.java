package dev.lattice.transport;

import java.util.concurrent.TimeUnit;

import dev.lattice.engine.component.Timers;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Wakes a session when it asked for it. Set in its turns; rings on another thread. */
final class Alarm {

	/*
	 * It may ring early, when the session has put off what it waited for: that costs one
	 * turn, where to cancel costs something each time.
	 */

	private final SessionEnvironment environment;

	private final Runnable wake;

	private @Nullable Disposable scheduled;

	private volatile long at = Timers.NEVER;

	Alarm(SessionEnvironment environment, Runnable wake) {
		this.environment = environment;
		this.wake = wake;
	}

	/** Rings at a time in milliseconds of the environment's clock, or a little later. */
	void set(long time) {
		if (time == Timers.NEVER) {
			cancel();
		}
		else if (time < this.at) {
			cancel();
			this.at = time;
			long delay = Math.max(0, time - this.environment.clock().getAsLong());
			this.scheduled = this.environment.scheduler().schedule(this::ring, delay, TimeUnit.MILLISECONDS);
		}
	}

	private void ring() {
		this.at = Timers.NEVER;
		this.wake.run();
	}

	private void cancel() {
		Disposable scheduled = this.scheduled;
		if (scheduled != null) {
			scheduled.dispose();
			this.scheduled = null;
		}
		this.at = Timers.NEVER;
	}

}
