package dev.lattice.crdt;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * How an {@link UndoManager} groups and chooses what it takes back. Each method returns a
 * changed copy.
 *
 * @param clock the time in milliseconds, at least 1
 * @param captureMillis changes that follow each other faster are taken back together; 0
 * for never
 * @param trackedOrigins the origins of the transactions that count, or their classes;
 * {@code null} for those without one
 * @param captures which transactions count
 * @param mayDelete which elements may be deleted when their insertion is taken back
 * @param ignoresRemoteMapChanges whether the value of a key is brought back though
 * somebody else set another one since
 * @param maxStackItems how many groups are remembered, at least 1; the oldest is
 * forgotten
 */
public record UndoOptions(LongSupplier clock, long captureMillis, Set<@Nullable Object> trackedOrigins,
		Predicate<Transaction> captures, Predicate<Id> mayDelete, boolean ignoresRemoteMapChanges, int maxStackItems) {

	/** How many groups are remembered by default. */
	public static final int DEFAULT_MAX_STACK_ITEMS = 10_000;

	private static final long DEFAULT_CAPTURE_MILLIS = 500;

	/**
	 * Checks the bounds, and copies the origins.
	 */
	public UndoOptions {
		if (captureMillis < 0) {
			throw new IllegalArgumentException(
					"Changes are captured for " + captureMillis + " ms; it has to be at least 0");
		}
		if (maxStackItems < 1) {
			throw new IllegalArgumentException(
					"The number of groups to remember is " + maxStackItems + "; it has to be at least 1");
		}
		trackedOrigins = Collections.unmodifiableSet(new HashSet<>(trackedOrigins));
	}

	/**
	 * Returns the options that Yjs has by default: transactions without origin count, and
	 * those that follow each other within half a second are one.
	 * @param clock the time in milliseconds, at least 1, as
	 * {@code System::currentTimeMillis} tells it
	 * @return the options
	 */
	public static UndoOptions of(LongSupplier clock) {
		return new UndoOptions(clock, DEFAULT_CAPTURE_MILLIS, Collections.singleton(null), (transaction) -> true,
				(id) -> true, false, DEFAULT_MAX_STACK_ITEMS);
	}

	/**
	 * Sets how fast changes have to follow each other to be one.
	 * @param millis the time; 0 for never
	 * @return the changed options
	 */
	public UndoOptions withCaptureMillis(long millis) {
		return new UndoOptions(this.clock, millis, this.trackedOrigins, this.captures, this.mayDelete,
				this.ignoresRemoteMapChanges, this.maxStackItems);
	}

	/**
	 * Sets which transactions count by their origin.
	 * @param origins origins or their classes; {@code null} for those without one
	 * @return the changed options
	 */
	public UndoOptions withTrackedOrigins(Set<@Nullable Object> origins) {
		return new UndoOptions(this.clock, this.captureMillis, origins, this.captures, this.mayDelete,
				this.ignoresRemoteMapChanges, this.maxStackItems);
	}

	/**
	 * Sets which transactions count.
	 * @param captures asked with each transaction whose origin counts
	 * @return the changed options
	 */
	public UndoOptions withFilter(Predicate<Transaction> captures) {
		return new UndoOptions(this.clock, this.captureMillis, this.trackedOrigins, captures, this.mayDelete,
				this.ignoresRemoteMapChanges, this.maxStackItems);
	}

	/**
	 * Sets which elements may be deleted when their insertion is taken back.
	 * @param mayDelete asked with the first id of each run of elements
	 * @return the changed options
	 */
	public UndoOptions withDeleteFilter(Predicate<Id> mayDelete) {
		return new UndoOptions(this.clock, this.captureMillis, this.trackedOrigins, this.captures, mayDelete,
				this.ignoresRemoteMapChanges, this.maxStackItems);
	}

	/**
	 * Brings back the value of a key though somebody else set another one since.
	 * @return the changed options
	 */
	public UndoOptions ignoringRemoteMapChanges() {
		return new UndoOptions(this.clock, this.captureMillis, this.trackedOrigins, this.captures, this.mayDelete, true,
				this.maxStackItems);
	}

	/**
	 * Sets how many groups are remembered.
	 * @param items at least 1
	 * @return the changed options
	 */
	public UndoOptions withMaxStackItems(int items) {
		return new UndoOptions(this.clock, this.captureMillis, this.trackedOrigins, this.captures, this.mayDelete,
				this.ignoresRemoteMapChanges, items);
	}

}
