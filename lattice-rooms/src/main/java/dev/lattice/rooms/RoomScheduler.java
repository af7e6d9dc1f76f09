package dev.lattice.rooms;

import dev.lattice.crdt.Subscription;

/** Runs what a room has to do later. Given by the host. Safe for concurrent use. */
@FunctionalInterface
public interface RoomScheduler {

	/**
	 * Runs a task once, on any thread, but not within this call.
	 * @param millis how much later, in milliseconds, above 0
	 * @param task what to do; does not block
	 * @return drops the task, if it has not begun
	 */
	Subscription later(long millis, Runnable task);

}
