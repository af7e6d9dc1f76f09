package dev.lattice.rooms.log;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Follows a room of a {@link MemoryRoomLog}. */
final class MemorySubscription implements LogSubscription {

	/** How many entries are handed over before looking again. */
	private static final int BATCH = 64;

	private final MemoryRoomLog log;

	private final MemoryRoom room;

	private final LogSubscriber subscriber;

	// All guarded by the log.

	private long next;

	private long requested;

	private boolean delivering;

	private boolean ended;

	private @Nullable RoomLogException failure;

	/** To be called with the log's lock. */
	MemorySubscription(MemoryRoomLog log, MemoryRoom room, long from, LogSubscriber subscriber) {
		this.log = log;
		this.room = room;
		this.next = from;
		this.subscriber = subscriber;
		room.subscriptions.add(this);
	}

	@Override
	public void request(long count) {
		if (count < 1) {
			throw new IllegalArgumentException("Requested " + count + " entries; use at least 1");
		}
		synchronized (this.log) {
			this.requested = (count > Long.MAX_VALUE - this.requested) ? Long.MAX_VALUE : this.requested + count;
		}
		deliver();
	}

	@Override
	public void close() {
		synchronized (this.log) {
			this.ended = true;
			this.room.subscriptions.remove(this);
		}
	}

	void fail(RoomLogException why) {
		synchronized (this.log) {
			this.failure = why;
		}
		deliver();
	}

	/** Hands over what there is, outside of the lock, by one thread at a time. */
	void deliver() {
		synchronized (this.log) {
			if (this.delivering) {
				return;
			}
			this.delivering = true;
		}
		for (List<LogEntry> batch = batch(); !batch.isEmpty(); batch = batch()) {
			for (LogEntry entry : batch) {
				hand(entry);
			}
		}
	}

	private void hand(LogEntry entry) {
		if (isEnded()) {
			return;
		}
		try {
			this.subscriber.entry(entry);
		}
		catch (RuntimeException ex) {
			synchronized (this.log) {
				this.failure = new RoomLogException(RoomLogException.Reason.UNAVAILABLE,
						"The subscriber has failed at entry " + entry.sequence() + ": " + ex, ex);
			}
		}
	}

	/** Takes the next entries; ends delivering if there are none. */
	private List<LogEntry> batch() {
		RoomLogException failed = null;
		synchronized (this.log) {
			try {
				if (!this.ended && this.failure == null && this.requested > 0) {
					List<LogEntry> batch = this.room.read(this.next, (int) Math.min(BATCH, this.requested));
					if (!batch.isEmpty()) {
						this.next += batch.size();
						this.requested -= (this.requested == Long.MAX_VALUE) ? 0 : batch.size();
						return batch;
					}
				}
			}
			catch (RoomLogException ex) {
				this.failure = ex;
			}
			if (!this.ended && this.failure != null) {
				failed = this.failure;
				close();
			}
			this.delivering = false;
		}
		if (failed != null) {
			this.subscriber.failed(failed);
		}
		return List.of();
	}

	private boolean isEnded() {
		synchronized (this.log) {
			return this.ended || this.failure != null;
		}
	}

}
