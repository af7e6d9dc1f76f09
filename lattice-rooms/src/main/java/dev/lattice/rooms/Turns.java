package dev.lattice.rooms;

import java.util.ArrayDeque;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time into a room, and runs afterwards, outside and in order, what
 * was asked for inside.
 */
final class Turns {

	/*
	 * Inside is a monitor, which a thread that is in may enter again. The log and the
	 * host have locks of their own and call back into the room, so they are never called
	 * from inside: what is to be called waits in `outside`, and the thread that leaves
	 * the room works it off, if no other thread is at it. So the calls have the order in
	 * which they were asked for, and a call back into the room from one of them does not
	 * recurse.
	 */
	private final ArrayDeque<Runnable> outside = new ArrayDeque<>();

	private int depth;

	private boolean working;

	/** Runs an action inside. */
	void run(Runnable action) {
		this.<@Nullable Void>call(() -> {
			action.run();
			return null;
		});
	}

	/** Runs an action inside, and returns what it returns. */
	<R extends @Nullable Object> R call(Supplier<R> action) {
		boolean work = false;
		try {
			synchronized (this) {
				this.depth++;
				try {
					return action.get();
				}
				finally {
					work = leave();
				}
			}
		}
		finally {
			if (work) {
				work();
			}
		}
	}

	/** To be called inside: runs an action outside, after those that were asked for. */
	void afterwards(Runnable action) {
		this.outside.add(action);
	}

	private boolean leave() {
		this.depth--;
		if (this.depth > 0 || this.working || this.outside.isEmpty()) {
			return false;
		}
		this.working = true;
		return true;
	}

	private void work() {
		for (Runnable next = next(); next != null; next = next()) {
			boolean done = false;
			try {
				next.run();
				done = true;
			}
			finally {
				if (!done) {
					stop();
				}
			}
		}
	}

	private synchronized @Nullable Runnable next() {
		Runnable next = this.outside.poll();
		if (next == null) {
			this.working = false;
		}
		return next;
	}

	/** What threw does not keep the others from going on. */
	private synchronized void stop() {
		this.working = false;
	}

}
