package dev.lattice.store.embedded;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a room: hands over what is there as far as it is asked for, then waits to be
 * woken. What was just written is not read back. Nothing else is buffered but what one
 * read has given.
 */
final class EmbeddedSubscription implements LogSubscription {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedSubscription.class);

	private static final int PAGE = 256;

	private final String room;

	private final LogSubscriber subscriber;

	private final EntryReader reader;

	private final Predicate<Runnable> executor;

	private final Runnable onEnd;

	/** How often it was woken since it began to run; 0 if it does not run. */
	private final AtomicInteger woken = new AtomicInteger();

	private final FreshEntries fresh = new FreshEntries();

	/** The last entry that was written since it began. */
	private long last;

	private long next;

	private long demand;

	private @Nullable RoomLogException failure;

	private boolean ended;

	EmbeddedSubscription(String room, long from, LogSubscriber subscriber, EntryReader reader,
			Predicate<Runnable> executor, Runnable onEnd) {
		this.room = room;
		this.next = from;
		this.subscriber = subscriber;
		this.reader = reader;
		this.executor = executor;
		this.onEnd = onEnd;
	}

	@Override
	public void request(long count) {
		if (count < 1) {
			throw new IllegalArgumentException(
					"A subscriber to room '" + this.room + "' asked for " + count + " entries; ask for at least 1");
		}
		synchronized (this) {
			this.demand = (this.demand > Long.MAX_VALUE - count) ? Long.MAX_VALUE : this.demand + count;
		}
		wake();
	}

	/** An entry is written; {@link #written} follows. */
	synchronized void remember(LogEntry entry) {
		if (!this.ended) {
			this.fresh.add(entry);
			this.last = Math.max(this.last, entry.sequence());
		}
	}

	/**
	 * What was remembered may be handed over. Called by the thread that writes, which
	 * does that itself as far as it takes no time.
	 */
	void written() {
		if (this.woken.getAndIncrement() > 0) {
			return;
		}
		if (handFresh() && this.woken.decrementAndGet() == 0) {
			return;
		}
		execute();
	}

	/**
	 * Hands over what was remembered and takes no time; false if anything is left to do.
	 */
	private boolean handFresh() {
		while (true) {
			LogEntry entry;
			synchronized (this) {
				if (this.ended || this.demand == 0 || (this.next > this.last && this.failure == null)) {
					return true;
				}
				entry = (this.failure == null) ? this.fresh.peek(this.next) : null;
			}
			if (entry == null || !handIfPrompt(entry)) {
				return false;
			}
		}
	}

	private boolean handIfPrompt(LogEntry entry) {
		boolean[] prompt = { true };
		guarded(() -> {
			prompt[0] = this.subscriber.isPrompt(entry);
			if (prompt[0]) {
				hand(List.of(entry));
			}
		});
		return prompt[0];
	}

	/** There may be more. */
	void wake() {
		if (this.woken.getAndIncrement() == 0) {
			execute();
		}
	}

	private void execute() {
		if (!this.executor.test(this::run)) {
			fail(new RoomLogException(Reason.UNAVAILABLE,
					"Room '" + this.room + "' cannot be followed: the executor takes nothing any more", null));
			run();
		}
	}

	/** Ends it for a reason. */
	void fail(RoomLogException why) {
		synchronized (this) {
			if (this.failure == null) {
				this.failure = why;
			}
		}
		wake();
	}

	@Override
	public void close() {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
		}
		this.onEnd.run();
	}

	private void run() {
		int seen = 1;
		while (seen != 0) {
			guarded(this::deliver);
			seen = this.woken.addAndGet(-seen);
		}
	}

	private void guarded(Runnable delivery) {
		try {
			delivery.run();
		}
		catch (RuntimeException ex) {
			logger.error("A subscriber to room '{}' has failed; its subscription is over", this.room, ex);
			fail(new RoomLogException(Reason.UNAVAILABLE,
					"The subscriber to room '" + this.room + "' has failed: " + ex, ex));
		}
	}

	/** How many entries may be handed over now. */
	private int most() {
		return (int) Math.min(PAGE, this.demand);
	}

	private void deliver() {
		while (true) {
			int most;
			RoomLogException why;
			List<LogEntry> entries;
			synchronized (this) {
				why = this.failure;
				most = most();
				if (this.ended) {
					return;
				}
				entries = this.fresh.take(this.next, most);
			}
			if (why != null) {
				close();
				this.subscriber.failed(why);
				return;
			}
			if (most == 0) {
				return;
			}
			try {
				entries = entries.isEmpty() ? this.reader.read(this.room, this.next, most) : entries;
			}
			catch (RoomLogException ex) {
				synchronized (this) {
					this.failure = (this.failure != null) ? this.failure : ex;
				}
				continue;
			}
			if (entries.isEmpty()) {
				return;
			}
			if (!hand(entries)) {
				return;
			}
		}
	}

	private boolean hand(List<LogEntry> entries) {
		for (LogEntry entry : entries) {
			synchronized (this) {
				if (this.ended || this.failure != null) {
					return !this.ended;
				}
				this.demand -= (this.demand == Long.MAX_VALUE) ? 0 : 1;
			}
			this.next++;
			this.subscriber.entry(entry);
		}
		return true;
	}

}
