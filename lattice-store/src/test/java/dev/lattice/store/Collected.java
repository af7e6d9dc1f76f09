package dev.lattice.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/** What a subscriber was told. */
public final class Collected implements LogSubscriber {

	private final List<LogEntry> entries = new ArrayList<>();

	private @Nullable RoomLogException failure;

	@Override
	public synchronized void entry(LogEntry entry) {
		this.entries.add(entry);
		notifyAll();
	}

	@Override
	public synchronized void failed(RoomLogException why) {
		this.failure = why;
		notifyAll();
	}

	public synchronized List<Long> sequences() {
		return this.entries.stream().map(LogEntry::sequence).toList();
	}

	public synchronized List<String> payloads() {
		return this.entries.stream().map((entry) -> new String(entry.payload(), StandardCharsets.UTF_8)).toList();
	}

	public synchronized Collected awaitCount(int count) {
		await(() -> this.entries.size() >= count, count + " entries");
		return this;
	}

	public synchronized RoomLogException.Reason awaitFailure() {
		await(() -> this.failure != null, "a failure");
		return this.failure.reason();
	}

	private void await(BooleanSupplier condition, String what) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
			if (left <= 0) {
				throw new AssertionError("Waited for " + what + "; there were " + this.entries.size()
						+ " entries, failure " + this.failure);
			}
			try {
				wait(left);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
