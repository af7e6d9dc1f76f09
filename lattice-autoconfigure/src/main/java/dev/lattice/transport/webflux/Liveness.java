package dev.lattice.transport.webflux;

import java.time.Duration;

import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Finds a connection whose other end is gone without a word (P-33). Who has been silent
 * for the interval is asked; who does not answer within the patience is given up. So the
 * silence lasts at most the sum of the two, and who talks is never asked.
 */
final class Liveness {

	/*
	 * One timer, set for the earliest moment at which something may have to be done. What
	 * is heard only notes the time, so that frames cost no timers. A timer that is late
	 * asks late, but never gives up who was not asked.
	 */

	private final SocketTimers timers;

	private final long interval;

	private final Duration patience;

	private final Runnable ask;

	private final Runnable giveUp;

	private final Disposable.Swap timer = Disposables.swap();

	private volatile long heard;

	/** What "heard" was when the other end was asked; only in the timer's tasks. */
	private long heardBefore;

	/**
	 * Prepares to watch a connection.
	 * @param interval how long it may be silent before it is asked
	 * @param patience how long it may take to answer
	 * @param ask asks for a sign of life
	 * @param giveUp gives the connection up
	 */
	Liveness(SocketTimers timers, Duration interval, Duration patience, Runnable ask, Runnable giveUp) {
		this.timers = timers;
		this.interval = interval.toNanos();
		this.patience = patience;
		this.ask = ask;
		this.giveUp = giveUp;
	}

	/** Starts to watch, until what is returned is disposed. */
	Disposable watch() {
		heard();
		listen(this.interval);
		return this.timer;
	}

	/** Notes a sign of life. */
	void heard() {
		this.heard = this.timers.nanos().getAsLong();
	}

	private void listen(long nanos) {
		this.timer.replace(this.timers.after(Duration.ofNanos(nanos), this::askIfSilent));
	}

	private void askIfSilent() {
		long heard = this.heard;
		long silence = this.timers.nanos().getAsLong() - heard;
		if (silence < this.interval) {
			listen(this.interval - silence);
			return;
		}
		this.heardBefore = heard;
		this.ask.run();
		this.timer.replace(this.timers.after(this.patience, this::giveUpIfSilent));
	}

	private void giveUpIfSilent() {
		if (this.heard == this.heardBefore) {
			this.giveUp.run();
		}
		else {
			askIfSilent();
		}
	}

}
