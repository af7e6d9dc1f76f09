package dev.lattice.engine.session;

import dev.lattice.engine.component.Timers;
import dev.lattice.engine.session.SessionInput.Tick;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Connecting;
import dev.lattice.engine.session.SessionState.Detached;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.SessionState.Rendered;
import dev.lattice.engine.signal.Scope;

/**
 * Lets a session in which nothing happens drop what can be made or said again, until the
 * next thing happens (L-140 to L-148).
 */
final class Hibernation {

	/*
	 * Everything that happens to a session is an input, and so is the passing of time: an
	 * input other than a tick wakes it, a tick may put it to sleep. So the same inputs at
	 * the same times do the same again. To wake costs nothing by itself: what was dropped
	 * is made when it is needed.
	 */

	/** How long nothing must have happened, in milliseconds; 0: it never hibernates. */
	private final long after;

	private final Delivery delivery;

	private final Scope root;

	/** When something happened last. */
	private long active;

	private boolean hibernating;

	Hibernation(long after, Delivery delivery, Scope root, long now) {
		this.after = after;
		this.delivery = delivery;
		this.root = root;
		this.active = now;
	}

	/** Notes what a turn is about. */
	void begin(SessionInput input, long now) {
		if (!(input instanceof Tick)) {
			happened(now);
		}
	}

	/** Something has happened: a session that hibernates wakes. */
	void happened(long now) {
		this.active = now;
		this.hibernating = false;
	}

	/** Time has passed, and perhaps nothing else. */
	void passed(SessionState state, long now) {
		if (now >= due(state)) {
			this.hibernating = true;
			this.delivery.forget();
			this.root.trim();
		}
	}

	/** When the session is to hibernate if nothing happens until then, or never. */
	long due(SessionState state) {
		return (this.after > 0 && !this.hibernating && rests(state)) ? this.active + this.after : Timers.NEVER;
	}

	private boolean rests(SessionState state) {
		return switch (state) {
			case Live live -> this.delivery.rests();
			case Detached detached -> true;
			case Rendered rendered -> false;
			case Connecting connecting -> false;
			case Closed closed -> false;
		};
	}

	boolean isHibernating() {
		return this.hibernating;
	}

}
