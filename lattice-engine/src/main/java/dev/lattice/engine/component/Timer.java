package dev.lattice.engine.component;

import dev.lattice.engine.signal.Scope;

/**
 * Something that a component does later, once or again and again. Belongs to its
 * session's turns, and ends with the scope that was current when it was made.
 */
public final class Timer {

	private final Timers timers;

	private final Scope owner;

	/** Ends with its owner at the latest, and the timer with it. */
	private final Scope life;

	private final Runnable action;

	/** Milliseconds from one run to the next; 0 for a single run. */
	private final long period;

	/** Tells timers of the same moment apart: the one made first runs first. */
	private final int order;

	private long due;

	Timer(Timers timers, Scope owner, Runnable action, long due, long period, int order) {
		this.timers = timers;
		this.owner = owner;
		this.life = owner.child();
		this.action = action;
		this.due = due;
		this.period = period;
		this.order = order;
	}

	/** Ends the timer; of one that has ended, nothing happens. */
	public void cancel() {
		this.life.dispose();
	}

	long due() {
		return this.due;
	}

	int order() {
		return this.order;
	}

	/** Waits until it is due, or cancelled. */
	void begin() {
		this.life.run(() -> Scope.onDispose(() -> this.timers.remove(this)));
	}

	boolean repeats() {
		return this.period > 0;
	}

	/** Moves on to the next moment of the period that is not over. */
	void moveOn(long now) {
		this.due += ((now - this.due) / this.period + 1) * this.period;
	}

	/** Whether a boundary around its owner takes what it threw. */
	boolean isTaken(Throwable failure) {
		return this.owner.call(() -> this.owner.fail(failure));
	}

	/** Runs the action, unless one that ran before it cancelled it. */
	void run() {
		if (this.life.isDisposed()) {
			return;
		}
		if (!repeats()) {
			this.life.dispose();
		}
		this.owner.run(() -> Scope.batch(this.action));
	}

}
