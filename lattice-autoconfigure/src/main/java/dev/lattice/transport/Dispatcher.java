package dev.lattice.transport;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds threads of an executor for mailboxes that have something to do. A thread takes
 * one mailbox after the other, so that a change that a thousand sessions hear of costs a
 * few tasks of the executor and not a thousand; as many turns run at the same time as the
 * executor has threads, and a turn that blocks keeps no other one waiting. Safe for
 * concurrent use.
 */
final class Dispatcher {

	/*
	 * Leader and followers (Schmidt et al., 2000). A runner that takes a mailbox while
	 * others wait first sees to it that another runner is on its way, and only then lets
	 * the mailbox run:
	 *
	 * ready: m3 m4 m5 ... <- runner 1 in m1, runner 2 in m2, a third one in the executor
	 *
	 * There is never more than one in the executor, and always one while mailboxes are
	 * ready, unless some runner is just about to look. So an executor with two free
	 * threads has two runners at work, which take turns of a microsecond each as fast as
	 * they can; and where one of them blocks, the executor begins the one that waits
	 * there.
	 */

	/** How many turns a runner takes before other tasks of the executor have theirs. */
	private static final int FAIR_SHARE = 64;

	private static final Logger logger = LoggerFactory.getLogger(Dispatcher.class);

	private final Executor executor;

	private final Queue<Mailbox> ready = new ConcurrentLinkedQueue<>();

	/** Whether a runner waits in the executor. */
	private final AtomicBoolean coming = new AtomicBoolean();

	/**
	 * Makes a dispatcher.
	 * @param executor has the threads
	 */
	Dispatcher(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Runs a mailbox soon, on a thread of the executor. If that has no room, runners that
	 * are at work run it, or else the next one that finds room.
	 */
	void dispatch(Mailbox mailbox) {
		this.ready.add(mailbox);
		summon();
	}

	/** Goes on where the executor had no room. Called now and then. */
	void goOn() {
		if (!this.ready.isEmpty()) {
			summon();
		}
	}

	private void summon() {
		if (this.coming.get() || !this.coming.compareAndSet(false, true)) {
			return;
		}
		try {
			this.executor.execute(this::run);
		}
		catch (RejectedExecutionException ex) {
			this.coming.set(false);
			logger.debug("The executor has no room for turns; they go on at the next sweep", ex);
		}
		catch (RuntimeException | Error ex) {
			// No thread could be made, perhaps; otherwise nobody would be summoned again.
			this.coming.set(false);
			logger.error("The executor failed to take a task; turns go on at the next sweep", ex);
		}
	}

	private void run() {
		// Who adds a mailbox from here on sees that it must summon another one; whoever
		// did so before has added it before this runner looks.
		this.coming.set(false);
		int left = FAIR_SHARE;
		while (left > 0) {
			Mailbox mailbox = this.ready.poll();
			if (mailbox == null) {
				return;
			}
			goOn();
			left -= mailbox.run(left);
			// What a turn has left to its thread is not for the next one.
			Thread.interrupted();
		}
		goOn();
	}

}
