package dev.lattice.engine.session.journal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.lattice.engine.session.journal.JournalEntry.Cause;
import dev.lattice.engine.session.journal.JournalEntry.InTask;
import dev.lattice.engine.session.journal.JournalEntry.InTurn;
import dev.lattice.engine.session.journal.JournalEntry.Outside;
import org.jspecify.annotations.Nullable;

/**
 * Tells for each action handed to a session's mailbox who did that. Safe for concurrent
 * use.
 */
final class Posts {

	/** The tasks that run, by the thread that runs them; guarded by this. */
	private final Map<Thread, Task> running = new HashMap<>();

	/** The thread that runs a turn now; guarded by this. */
	private @Nullable Thread turn;

	private int inTurn;

	private int tasks;

	/** Runs something as a turn of the session. */
	void turn(Runnable action) {
		setTurn(Thread.currentThread());
		try {
			action.run();
		}
		finally {
			setTurn(null);
		}
	}

	/** Hands actions on, each with its cause. */
	Consumer<Runnable> mailbox(Consumer<Runnable> mailbox) {
		return (action) -> mailbox.accept(new Caused(cause(), action));
	}

	/** Hands work on, known by its number. */
	Consumer<Runnable> tasks(Consumer<Runnable> tasks) {
		return (work) -> {
			int number = begun();
			tasks.accept((number > 0) ? () -> run(number, work) : work);
		};
	}

	private void run(int number, Runnable work) {
		Thread thread = Thread.currentThread();
		Task outer = enter(thread, new Task(number));
		try {
			work.run();
		}
		finally {
			leave(thread, outer);
		}
	}

	private synchronized void setTurn(@Nullable Thread thread) {
		this.turn = thread;
	}

	/** Returns the number of work that a turn begins; 0 if it is another who does. */
	private synchronized int begun() {
		return Thread.currentThread().equals(this.turn) ? ++this.tasks : 0;
	}

	private synchronized @Nullable Task enter(Thread thread, Task task) {
		return this.running.put(thread, task);
	}

	private synchronized void leave(Thread thread, @Nullable Task outer) {
		if (outer != null) {
			this.running.put(thread, outer);
		}
		else {
			this.running.remove(thread);
		}
	}

	private synchronized Cause cause() {
		Thread thread = Thread.currentThread();
		Task task = this.running.get(thread);
		if (task != null) {
			return new InTask(task.number, ++task.posted);
		}
		return thread.equals(this.turn) ? new InTurn(++this.inTurn) : new Outside();
	}

	/** An action and who handed it over. */
	record Caused(Cause cause, Runnable action) implements Runnable {

		@Override
		public void run() {
			this.action.run();
		}

	}

	/** Work beside the turns, while it runs. */
	private static final class Task {

		private final int number;

		private int posted;

		Task(int number) {
			this.number = number;
		}

	}

}
