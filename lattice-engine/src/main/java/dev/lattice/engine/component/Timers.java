package dev.lattice.engine.component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/** What the components of a session do later. Belongs to the session's turns. */
public final class Timers {

	/** When nothing is to be done. */
	public static final long NEVER = Long.MAX_VALUE;

	private static final Comparator<Timer> IN_TIME = Comparator.comparingLong(Timer::due)
		.thenComparingInt(Timer::order);

	private final int most;

	/** Made with the first timer: most sessions have none. */
	private @Nullable PriorityQueue<Timer> waiting;

	private long now;

	private int made;

	/**
	 * Makes timers of a session.
	 * @param most how many may wait at once, at least 0
	 * @param now the time in milliseconds
	 */
	public Timers(int most, long now) {
		this.most = most;
		this.now = now;
	}

	/**
	 * Notes the time.
	 * @param now the time in milliseconds; one that is earlier than before counts as the
	 * same
	 */
	public void now(long now) {
		this.now = Math.max(this.now, now);
	}

	/**
	 * Returns when the next action is due.
	 * @return the time in milliseconds, or {@link #NEVER}
	 */
	public long next() {
		Timer next = (this.waiting != null) ? this.waiting.peek() : null;
		return (next != null) ? next.due() : NEVER;
	}

	/**
	 * Runs what is due, in order of time, each in a batch of its own. A period of which
	 * several moments have passed runs once. What the actions add waits for the next
	 * call.
	 * @param failed hears of what an action throws that no boundary takes; the others run
	 * all the same
	 */
	public void run(Consumer<Throwable> failed) {
		PriorityQueue<Timer> waiting = this.waiting;
		if (waiting == null) {
			return;
		}
		for (Timer timer : takeDue(waiting)) {
			try {
				timer.run();
			}
			catch (RuntimeException | Error ex) {
				if (!timer.isTaken(ex)) {
					failed.accept(ex);
				}
			}
		}
	}

	/**
	 * Takes what is due now; what repeats goes back, to be found when it is cancelled.
	 */
	private List<Timer> takeDue(PriorityQueue<Timer> waiting) {
		List<Timer> due = new ArrayList<>();
		while (next() <= this.now) {
			due.add(waiting.remove());
		}
		for (Timer timer : due) {
			if (timer.repeats()) {
				timer.moveOn(this.now);
				waiting.add(timer);
			}
		}
		return due;
	}

	/**
	 * Adds a timer, which ends with the current scope.
	 * @param delay milliseconds to the first run, at least 0
	 * @param period milliseconds from one run to the next, or 0 for a single run
	 */
	Timer add(long delay, long period, Runnable action) {
		if (this.waiting == null) {
			this.waiting = new PriorityQueue<>(IN_TIME);
		}
		if (this.waiting.size() >= this.most) {
			throw new IllegalStateException("The session has " + this.most
					+ " timers already; cancel some, let them end with a scope, or raise lattice.session.max-timers");
		}
		Timer timer = new Timer(this, Scope.current(), action, saturated(delay), period, ++this.made);
		this.waiting.add(timer);
		timer.begin();
		return timer;
	}

	private long saturated(long delay) {
		return (delay < NEVER - this.now) ? this.now + delay : NEVER - 1;
	}

	void remove(Timer timer) {
		if (this.waiting != null) {
			this.waiting.remove(timer);
		}
	}

}
