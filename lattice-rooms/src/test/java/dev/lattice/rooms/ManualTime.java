package dev.lattice.rooms;

import java.util.PriorityQueue;
import java.util.function.LongSupplier;

import dev.lattice.crdt.Subscription;

/** A clock and a scheduler that go on when a test says so. */
final class ManualTime implements LongSupplier, RoomScheduler {

	private final PriorityQueue<Task> tasks = new PriorityQueue<>();

	private long now = 1_000_000;

	private long count;

	private record Task(long at, long number, Runnable action) implements Comparable<Task> {

		@Override
		public int compareTo(Task other) {
			return (this.at != other.at) ? Long.compare(this.at, other.at) : Long.compare(this.number, other.number);
		}

	}

	@Override
	public synchronized long getAsLong() {
		return this.now;
	}

	@Override
	public synchronized Subscription later(long millis, Runnable action) {
		Task task = new Task(this.now + millis, this.count++, action);
		this.tasks.add(task);
		return () -> drop(task);
	}

	private synchronized void drop(Task task) {
		this.tasks.remove(task);
	}

	/** Lets time pass, and runs what is due in its order. */
	void pass(long millis) {
		long until = getAsLong() + millis;
		for (Runnable next = next(until); next != null; next = next(until)) {
			next.run();
		}
	}

	private synchronized Runnable next(long until) {
		if (this.tasks.isEmpty() || this.tasks.peek().at() > until) {
			this.now = until;
			return null;
		}
		Task task = this.tasks.remove();
		this.now = task.at();
		return task.action();
	}

	synchronized int waiting() {
		return this.tasks.size();
	}

}
