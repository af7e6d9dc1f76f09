package dev.lattice.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;

/**
 * Takes actions from any thread and runs them one at a time where the dispatcher says, in
 * order; of two, the later sees what the earlier wrote.
 */
final class Mailbox {

	/*
	 * "pending" counts what is in the queue and not yet done. Who raises it from 0 hands
	 * the mailbox to the dispatcher; the dispatcher's thread lowers it by what it did and
	 * hands the mailbox over again if anything is left. A mailbox is born with one
	 * pending action, which the thread that makes it does itself.
	 */

	private static final AtomicIntegerFieldUpdater<Mailbox> PENDING = AtomicIntegerFieldUpdater
		.newUpdater(Mailbox.class, "pending");

	private static final AtomicIntegerFieldUpdater<Mailbox> OFFERED = AtomicIntegerFieldUpdater
		.newUpdater(Mailbox.class, "offered");

	private final Dispatcher dispatcher;

	private final Consumer<Runnable> runner;

	private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();

	private volatile int pending = 1;

	@SuppressWarnings("UnusedVariable") // by its updater
	private volatile int offered;

	private volatile boolean shut;

	/**
	 * Makes a mailbox, in the midst of its first action.
	 * @param dispatcher finds a thread for the actions
	 * @param runner runs each of them
	 */
	Mailbox(Dispatcher dispatcher, Consumer<Runnable> runner) {
		this.dispatcher = dispatcher;
		this.runner = runner;
	}

	/** The first action, which its maker did, is done. */
	void begin() {
		done(1);
	}

	/** How many actions wait, with the one that runs. */
	int waiting() {
		return this.pending;
	}

	/** Takes an action, unless so many that were offered wait already. */
	boolean offer(Runnable action, int capacity) {
		if (OFFERED.incrementAndGet(this) > capacity) {
			OFFERED.decrementAndGet(this);
			return false;
		}
		post(() -> {
			OFFERED.decrementAndGet(this);
			action.run();
		});
		return true;
	}

	/** Takes an action. */
	void post(Runnable action) {
		if (this.shut) {
			// It would wait for ever.
			return;
		}
		this.actions.add(action);
		if (PENDING.getAndIncrement(this) == 0) {
			this.dispatcher.dispatch(this);
		}
	}

	/** Drops what waits and takes no more: the action that runs does not end. */
	void shut() {
		this.shut = true;
		this.actions.clear();
	}

	/**
	 * Runs what waits; only the dispatcher calls this.
	 * @param most how many actions may run, above 0
	 * @return how many did
	 */
	int run(int most) {
		int count = 0;
		try {
			Runnable action;
			while (count < most && (action = this.actions.poll()) != null) {
				count++;
				this.runner.accept(action);
			}
		}
		finally {
			done(count);
		}
		return count;
	}

	private void done(int count) {
		// What was dropped is never done.
		if (PENDING.addAndGet(this, -count) > 0 && !this.shut) {
			this.dispatcher.dispatch(this);
		}
	}

}
