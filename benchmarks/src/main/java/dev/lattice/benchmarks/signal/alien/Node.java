package dev.lattice.benchmarks.signal.alien;

import org.jspecify.annotations.Nullable;

/** Something that can be read by observers. */
abstract class Node {

	/** Can have a new value: a signal, a memo, a scope. */
	static final int MUTABLE = 1;

	/** An effect that is not in the queue. */
	static final int WATCHING = 2;

	/** Is running. */
	static final int RUNNING = 4;

	/** Was marked by a write of its own run. */
	static final int RECURSED = 8;

	/** Must be computed. */
	static final int DIRTY = 16;

	/** Must be computed if a source of it, near or far, has changed. */
	static final int PENDING = 32;

	/** Owns an effect or a scope, which ends before its owner runs again. */
	static final int OWNER = 64;

	@Nullable Link firstObserver;

	@Nullable Link lastObserver;

	int flags;

	Node(int flags) {
		this.flags = flags;
	}

	/** Brings the value up to date and says whether it differs from the one before. */
	abstract boolean update();

	/** Says that the last observer has gone. */
	abstract void unwatched();

	/**
	 * Whether this is an effect or a scope, which live as long as their owner lets them.
	 */
	boolean owned() {
		return false;
	}

}
