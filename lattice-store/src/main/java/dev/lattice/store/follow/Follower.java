package dev.lattice.store.follow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/**
 * One who follows a log. The bell may ring late, twice, or not at all: what counts is the
 * sequence, and what is missing is read. Safe for concurrent use.
 */
public final class Follower implements LogSubscription {

	/*
	 * Entries wait in `ready` until they are asked for; `tail` is the number of the one
	 * that comes behind them. What the bell brings is taken only if it has that number;
	 * everything else only raises `known`, and is read when there is demand for it.
	 *
	 * A check reads from the last entry that was taken, not from the one behind it: if
	 * the log holds another one under that number, or ends before it, then it has lost
	 * what it had acknowledged.
	 *
	 * State changes under the lock, and everybody is called outside of it, by the one
	 * thread that has set `busy`.
	 */

	private static final Logger logger = LoggerFactory.getLogger(Follower.class);

	/** How many entries may wait here, and are read at once. */
	private static final int WINDOW = 256;

	/** How long a read waits after one that was not answered, in milliseconds. */
	private static final long PAUSE = 200;

	private final String room;

	private final LogSubscriber subscriber;

	private final LogReader reader;

	private final Runnable onEnd;

	private final Deque<LogEntry> ready = new ArrayDeque<>();

	private long tail;

	private long known;

	private long demand;

	private @Nullable LogEntry last;

	private boolean check;

	private boolean reading;

	private boolean busy;

	private boolean ended;

	private @Nullable RoomLogException failure;

	/**
	 * Makes one that waits for {@link #check} or the bell.
	 * @param room the room's name
	 * @param from the number of the first entry that is wanted, above 0
	 * @param subscriber is told
	 * @param reader reads what is missing
	 * @param onEnd is run once when nothing comes any more
	 */
	public Follower(String room, long from, LogSubscriber subscriber, LogReader reader, Runnable onEnd) {
		if (from <= 0) {
			throw new IllegalArgumentException(
					"Entries are numbered from 1, so room '" + room + "' cannot be followed from " + from);
		}
		this.room = room;
		this.tail = from;
		this.known = from - 1;
		this.subscriber = subscriber;
		this.reader = reader;
		this.onEnd = onEnd;
	}

	@Override
	public void request(long count) {
		if (count <= 0) {
			throw new IllegalArgumentException(count + " entries of room '" + this.room + "' cannot be asked for");
		}
		synchronized (this) {
			this.demand = (this.demand + count < 0) ? Long.MAX_VALUE : this.demand + count;
		}
		go();
	}

	/** Looks whether there is more, and whether what was handed over still holds. */
	public void check() {
		synchronized (this) {
			this.check = true;
		}
		go();
	}

	/**
	 * The bell rings.
	 * @param head the number of an entry that is in the log
	 */
	public void rang(long head) {
		synchronized (this) {
			this.known = Math.max(this.known, head);
		}
		go();
	}

	/**
	 * The bell rings and brings an entry.
	 * @param entry the entry
	 */
	public void rang(LogEntry entry) {
		synchronized (this) {
			if (entry.sequence() == this.tail && this.ready.size() < WINDOW && !this.ended) {
				take(entry);
			}
			else {
				this.check |= isAnother(entry);
			}
			this.known = Math.max(this.known, entry.sequence());
		}
		go();
	}

	/**
	 * Ends it for a reason.
	 * @param why the reason
	 */
	public void fail(RoomLogException why) {
		synchronized (this) {
			if (this.failure == null) {
				this.failure = why;
			}
		}
		go();
	}

	@Override
	public void close() {
		end();
	}

	private void end() {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
			this.ready.clear();
		}
		this.onEnd.run();
	}

	/** Does what is to be done, unless somebody is at it, who will do it. */
	private void go() {
		synchronized (this) {
			if (this.busy) {
				return;
			}
			this.busy = true;
		}
		Runnable step = next();
		while (step != null) {
			try {
				step.run();
			}
			catch (RuntimeException ex) {
				logger.error("A subscriber to room '{}' has failed; its subscription is over", this.room, ex);
				fail(new RoomLogException(Reason.UNAVAILABLE,
						"The subscriber to room '" + this.room + "' has failed: " + ex, ex));
			}
			step = next();
		}
	}

	private synchronized @Nullable Runnable next() {
		if (!this.ended && this.failure != null) {
			RoomLogException why = this.failure;
			return () -> {
				end();
				this.subscriber.failed(why);
			};
		}
		if (!this.ended && this.demand > 0) {
			LogEntry entry = this.ready.poll();
			if (entry != null) {
				this.demand -= (this.demand == Long.MAX_VALUE) ? 0 : 1;
				return () -> this.subscriber.entry(entry);
			}
			if (!this.reading && (this.check || this.known >= this.tail)) {
				return read();
			}
		}
		this.busy = false;
		return null;
	}

	private Runnable read() {
		this.reading = true;
		LogEntry before = this.check ? this.last : null;
		this.check = false;
		// What the bell says from here on, the page may not know yet.
		this.known = Math.min(this.known, this.tail - 1);
		long from = (before != null) ? before.sequence() : this.tail;
		int most = (int) Math.min(WINDOW, this.demand) + ((before != null) ? 1 : 0);
		return () -> this.reader.read(this.room, from, most, new Reply<>() {

			@Override
			public void succeeded(LogPage page) {
				came(page, from, before);
				go();
			}

			@Override
			public void failed(RoomLogException why) {
				failedToRead(why, before != null);
			}

		});
	}

	private synchronized void came(LogPage page, long from, @Nullable LogEntry before) {
		this.reading = false;
		if (this.ended) {
			return;
		}
		long seen = (before != null) ? from : ((this.last != null) ? from - 1 : 0);
		if (page.head() < seen) {
			this.failure = lost("the log ends at " + page.head() + ", but entry " + seen + " had been there");
			return;
		}
		long tailBefore = this.tail;
		for (LogEntry entry : page.entries()) {
			if (before != null && entry.sequence() == before.sequence() && !same(entry, before)) {
				this.failure = lost("entry " + entry.sequence() + " is another one than it was");
				return;
			}
			if (entry.sequence() == this.tail && this.ready.size() < WINDOW) {
				take(entry);
			}
		}
		if (this.tail > tailBefore) {
			this.known = Math.max(this.known, page.head());
		}
	}

	private void failedToRead(RoomLogException why, boolean checking) {
		if (why.reason() == Reason.TRIMMED && checking) {
			synchronized (this) {
				// The entry before may be gone; what comes next need not be.
				this.reading = false;
				this.known = Math.max(this.known, this.tail);
			}
			go();
		}
		else if (why.reason() == Reason.UNAVAILABLE) {
			Schedulers.parallel().schedule(() -> {
				synchronized (this) {
					this.reading = false;
					this.check = true;
				}
				go();
			}, PAUSE, TimeUnit.MILLISECONDS);
		}
		else {
			fail(why);
		}
	}

	private void take(LogEntry entry) {
		this.ready.add(entry);
		this.last = entry;
		this.tail = entry.sequence() + 1;
	}

	private boolean isAnother(LogEntry entry) {
		return this.last != null && this.last.sequence() == entry.sequence() && !same(this.last, entry);
	}

	private static boolean same(LogEntry one, LogEntry other) {
		return one.number() == other.number() && one.writer().equals(other.writer());
	}

	private RoomLogException lost(String what) {
		return new RoomLogException(Reason.LOST,
				"The log of room '" + this.room + "' has lost entries that it had acknowledged: " + what
						+ "; load the room again and append what it lacks",
				null);
	}

}
