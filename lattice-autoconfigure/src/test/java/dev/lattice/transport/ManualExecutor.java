package dev.lattice.transport;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs tasks when the test says so. */
final class ManualExecutor implements Executor {

	private final Queue<Runnable> tasks = new ArrayDeque<>();

	private boolean full;

	@Override
	public void execute(Runnable task) {
		if (this.full) {
			throw new RejectedExecutionException("full");
		}
		this.tasks.add(task);
	}

	void full(boolean full) {
		this.full = full;
	}

	int waiting() {
		return this.tasks.size();
	}

	void runOne() {
		this.tasks.remove().run();
	}

	void runAll() {
		while (!this.tasks.isEmpty()) {
			runOne();
		}
	}

}
