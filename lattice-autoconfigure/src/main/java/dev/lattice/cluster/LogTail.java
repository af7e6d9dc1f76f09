package dev.lattice.cluster;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Follows a log from its end on. What is there at the beginning is only looked through
 * for its last value; so it is after the log has lost or trimmed what was to come.
 */
final class LogTail implements LogSubscriber, AutoCloseable {

	private static final int PAGE = 256;

	/** How long is waited after a failure, in milliseconds. */
	private static final long PAUSE = 200;

	private final RoomLog log;

	private final String room;

	private final Consumer<LogEntry> latest;

	private final Consumer<LogEntry> entries;

	private @Nullable LogSubscription subscription;

	private boolean closed;

	/**
	 * Makes one that begins at once.
	 * @param log the log
	 * @param room which one
	 * @param latest is given the last entry that was there; the snapshot in the place of
	 * one that is trimmed comes as an entry of nobody
	 * @param entries is given those that come
	 */
	LogTail(RoomLog log, String room, Consumer<LogEntry> latest, Consumer<LogEntry> entries) {
		this.log = log;
		this.room = room;
		this.latest = latest;
		this.entries = entries;
	}

	void begin() {
		this.log.snapshot(this.room, or((snapshot) -> look(ofSnapshot(snapshot), 0)));
	}

	private static LogEntry ofSnapshot(@Nullable LogSnapshot snapshot) {
		return (snapshot != null) ? new LogEntry(snapshot.upTo(), "", 0, snapshot.state())
				: new LogEntry(0, "", 0, new byte[0]);
	}

	/** Reads on behind an entry, until there is none. */
	private void look(LogEntry last, int pages) {
		this.log.read(this.room, last.sequence() + 1, PAGE, or((List<LogEntry> page) -> {
			if (!page.isEmpty()) {
				look(page.getLast(), pages + 1);
				return;
			}
			if (last.payload().length > 0) {
				this.latest.accept(last);
			}
			follow(last.sequence() + 1);
		}));
	}

	private void follow(long from) {
		LogSubscription following = this.log.subscribe(this.room, from, this);
		synchronized (this) {
			this.subscription = following;
			if (!this.closed) {
				following.request(Long.MAX_VALUE);
				return;
			}
		}
		following.close();
	}

	@Override
	public void entry(LogEntry entry) {
		this.entries.accept(entry);
	}

	@Override
	public void failed(RoomLogException failure) {
		synchronized (this) {
			if (this.closed) {
				return;
			}
		}
		Schedulers.parallel().schedule(this::again, PAUSE, TimeUnit.MILLISECONDS);
	}

	private void again() {
		synchronized (this) {
			if (this.closed) {
				return;
			}
		}
		begin();
	}

	private <T extends @Nullable Object> Reply<T> or(Consumer<T> result) {
		return new Reply<>() {

			@Override
			public void succeeded(T came) {
				result.accept(came);
			}

			@Override
			public void failed(RoomLogException failure) {
				LogTail.this.failed(failure);
			}

		};
	}

	@Override
	public void close() {
		LogSubscription following;
		synchronized (this) {
			this.closed = true;
			following = this.subscription;
		}
		if (following != null) {
			following.close();
		}
	}

}
