package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * What sockets know of time.
 *
 * @param scheduler runs things later; they do not block
 * @param nanos the time in nanoseconds, from any start; must not go back
 */
public record SocketTimers(Scheduler scheduler, LongSupplier nanos) {

	Disposable after(Duration delay, Runnable action) {
		return this.scheduler.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	Disposable every(Duration interval, Runnable action) {
		return this.scheduler.schedulePeriodically(action, interval.toNanos(), interval.toNanos(),
				TimeUnit.NANOSECONDS);
	}

}
