package dev.lattice.transport;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

import org.jspecify.annotations.Nullable;

/**
 * Watches the turns of one session from another thread: tells those that take long, and
 * interrupts those that do not end.
 */
final class TurnWatch {

	/*
	 * "turn" is 0 between turns; in a turn it holds the turn's number and two bits. Only
	 * who changes it by compare-and-set may touch the turn: so an interrupt never hits
	 * what the thread does next, and a session that was given up is not brought back by
	 * its turn. A turn costs one ordered write and one compare-and-set.
	 */

	private static final AtomicLongFieldUpdater<TurnWatch> TURN = AtomicLongFieldUpdater.newUpdater(TurnWatch.class,
			"turn");

	private static final int RUNNING = 1;

	private static final int INTERRUPTED = 2;

	private static final int BITS = 2;

	/** Its thread is being interrupted. */
	private static final long BUSY = -1;

	/** It has not ended when it was to; its session is over. */
	private static final long GIVEN_UP = -2;

	private volatile long turn;

	/**
	 * Whose turn it is; written before the turn begins, and forgotten when it has ended:
	 * a thread is larger than all that is here.
	 */
	private @Nullable Thread thread;

	private long begun;

	/** How many turns there were; only in turns. */
	private long turns;

	/** The turn that was told as a slow one; only on the watching thread. */
	private long told;

	/** What a look at a turn has shown. */
	enum Sight {

		/** Nothing to be told. */
		FINE,

		/** It takes long; seen once for each turn. */
		SLOW,

		/** It took too long, and was interrupted; seen once for each turn. */
		INTERRUPTED,

		/** It does not end; the session must be given up. */
		STUCK

	}

	/** A turn begins on this thread. */
	void begin(long now) {
		this.thread = Thread.currentThread();
		this.begun = now;
		TURN.lazySet(this, ++this.turns << BITS | RUNNING);
	}

	/** The turn ends; returns whether the session still is this thread's. */
	boolean end() {
		long turn = this.turn;
		if ((turn & INTERRUPTED) == 0 && TURN.compareAndSet(this, turn, 0)) {
			this.thread = null;
			return true;
		}
		while (this.turn == BUSY) {
			Thread.onSpinWait();
		}
		// It was meant for the turn, which is over.
		Thread.interrupted();
		turn = this.turn;
		if (turn == GIVEN_UP || !TURN.compareAndSet(this, turn, 0)) {
			return false;
		}
		this.thread = null;
		return true;
	}

	/** The thread whose turn it is; null between turns. */
	@Nullable Thread thread() {
		return this.thread;
	}

	/** Looks at the turn that runs, if any. One thread at a time. */
	Sight look(long now, TurnLimits limits) {
		long turn = this.turn;
		if (turn <= 0) {
			return Sight.FINE;
		}
		long lasts = now - this.begun;
		boolean interrupted = (turn & INTERRUPTED) != 0;
		if (interrupted && lasts >= limits.interruptAfter() + TurnLimits.GRACE
				&& TURN.compareAndSet(this, turn, GIVEN_UP)) {
			return Sight.STUCK;
		}
		if (!interrupted && limits.interruptAfter() > 0 && lasts >= limits.interruptAfter()) {
			return interrupt(turn) ? Sight.INTERRUPTED : Sight.FINE;
		}
		if (this.told != (turn | INTERRUPTED) && limits.slowAfter() > 0 && lasts >= limits.slowAfter()
				&& this.turn == turn) {
			this.told = turn | INTERRUPTED;
			return Sight.SLOW;
		}
		return Sight.FINE;
	}

	private boolean interrupt(long turn) {
		if (!TURN.compareAndSet(this, turn, BUSY)) {
			return false;
		}
		Thread thread = this.thread;
		if (thread != null) {
			thread.interrupt();
		}
		this.turn = turn | INTERRUPTED;
		return true;
	}

}
