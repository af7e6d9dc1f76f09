package dev.lattice.store.test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** A subscriber that notes what it gets, and whether anything came that must not. */
final class Follower implements LogSubscriber {

	private final List<LogEntry> entries = new ArrayList<>();

	private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();

	private final Consumer<Follower> onEntry;

	private @Nullable RoomLogException failure;

	private @Nullable String violation;

	Follower() {
		this((follower) -> {
		});
	}

	Follower(Consumer<Follower> onEntry) {
		this.onEntry = onEntry;
	}

	@Override
	public void entry(LogEntry entry) {
		enter("entry " + entry.sequence());
		synchronized (this) {
			if (this.failure != null) {
				this.violation = "entry " + entry.sequence() + " came after the end";
			}
			this.entries.add(entry);
			notifyAll();
		}
		try {
			this.onEntry.accept(this);
		}
		finally {
			this.inside.set(null);
		}
	}

	@Override
	public void failed(RoomLogException reason) {
		enter("the end");
		synchronized (this) {
			if (this.failure != null) {
				this.violation = "the subscription ended twice";
			}
			this.failure = reason;
			notifyAll();
		}
		this.inside.set(null);
	}

	private void enter(String what) {
		if (!this.inside.compareAndSet(null, Thread.currentThread())) {
			synchronized (this) {
				this.violation = what + " came while another call was running";
			}
		}
	}

	synchronized List<LogEntry> entries() {
		return List.copyOf(this.entries);
	}

	synchronized int size() {
		return this.entries.size();
	}

	synchronized @Nullable String violation() {
		return this.violation;
	}

	/** Waits until there are so many entries. */
	synchronized List<LogEntry> await(int count) {
		waitUntil(() -> this.entries.size() >= count || this.failure != null);
		assertThat(this.entries).as("entries, of which %s were to come", count).hasSizeGreaterThanOrEqualTo(count);
		return entries();
	}

	/** Waits until the subscription has failed. */
	synchronized RoomLogException awaitFailure() {
		waitUntil(() -> this.failure != null);
		RoomLogException reason = this.failure;
		if (reason == null) {
			throw new AssertionError("The subscription has not ended; it got " + this.entries.size() + " entries");
		}
		return reason;
	}

	/** Waits until there are so many entries, or the subscription has failed. */
	synchronized @Nullable RoomLogException awaitEither(int count) {
		waitUntil(() -> this.entries.size() >= count || this.failure != null);
		return this.failure;
	}

	private synchronized void waitUntil(java.util.function.BooleanSupplier condition) {
		long end = System.nanoTime() + Answer.SECONDS * 1_000_000_000;
		try {
			while (!condition.getAsBoolean() && System.nanoTime() < end) {
				wait(100);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted while waiting for entries", ex);
		}
	}

}
