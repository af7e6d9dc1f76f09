package dev.lattice.store.embedded;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where calls are decided, at once: what is accepted gets its number and waits for the
 * writer.
 */
final class Desk {

	private final Ledger ledger;

	private final EntryReader reader;

	private final LongSupplier clock;

	private final Predicate<Runnable> executor;

	Desk(Ledger ledger, EntryReader reader, LongSupplier clock, Predicate<Runnable> executor) {
		this.ledger = ledger;
		this.reader = reader;
		this.clock = clock;
		this.executor = executor;
	}

	void append(String name, AppendRequest request, Reply<Appended> reply) {
		Appended at;
		try {
			synchronized (this.ledger) {
				at = decide(name, request, reply);
			}
		}
		catch (RoomLogException ex) {
			reply.failed(ex);
			return;
		}
		if (at == null) {
			return;
		}
		if (at.sequence() == Writers.SOMEWHERE) {
			search(name, request, reply);
		}
		else {
			reply.succeeded(at);
		}
	}

	/** Returns the answer if there is one now. */
	private @Nullable Appended decide(String name, AppendRequest request, Reply<Appended> reply) {
		checkWritable();
		int length = request.payload().length;
		if (length > RoomLog.MAX_ENTRY) {
			throw new RoomLogException(Reason.TOO_LARGE, "An entry of " + length + " bytes for room '" + name
					+ "' is larger than " + RoomLog.MAX_ENTRY + "; make smaller changes", null);
		}
		KeptRoom room = this.ledger.room(name);
		checkFence(room, request.fence());
		if (!room.missing.isEmpty() || room.snapshotLost != null) {
			throw this.reader.damage(room);
		}
		AckLevel level = request.level();
		KeptRoom.WriterNumber key = new KeptRoom.WriterNumber(request.writer(), request.number());
		Work before = room.pending.isEmpty() ? null : room.pending.get(key);
		long known = (before != null) ? before.sequence : room.writers.find(request.writer(), request.number());
		if (known != Writers.UNKNOWN) {
			boolean reached = level == AckLevel.ACCEPTED || known <= room.durable
					|| (level == AckLevel.REPLICATED && known <= room.written);
			if (known == Writers.SOMEWHERE || reached) {
				long sequence = (known != Writers.SOMEWHERE && known <= room.facts.trimmed()) ? room.facts.trimmed()
						: known;
				return new Appended(sequence, level, true);
			}
			this.ledger.enqueue(Work.waiting(room, known, level, answer(reply, new Appended(known, level, true))));
			return null;
		}
		checkBounds(room, length);
		LogEntry entry = new LogEntry(room.head + 1, request.writer(), request.number(), request.payload());
		Appended appended = new Appended(entry.sequence(), level, false);
		boolean now = level == AckLevel.ACCEPTED;
		Work work = Work.entry(room, entry, key, level, now ? Work.Done.NOBODY : answer(reply, appended));
		room.head++;
		room.pending.put(key, work);
		this.ledger.enqueue(work);
		return now ? appended : null;
	}

	private static Work.Done answer(Reply<Appended> reply, Appended appended) {
		return new Work.Done() {

			@Override
			public void done() {
				reply.succeeded(appended);
			}

			@Override
			public void failed(RoomLogException failure) {
				reply.failed(failure);
			}

		};
	}

	/**
	 * A duplicate of an entry that was followed by others of its writer: where it is
	 * stands in the log.
	 */
	private void search(String name, AppendRequest request, Reply<Appended> reply) {
		run(reply, () -> {
			long found = this.reader.find(name, request.writer(), request.number());
			KeptRoom room;
			AckLevel level = request.level();
			synchronized (this.ledger) {
				room = this.ledger.room(name);
				if (level == AckLevel.DURABLE && found > room.durable) {
					Appended appended = new Appended(found, level, true);
					this.ledger.enqueue(Work.waiting(room, found, level, answer(reply, appended)));
					return;
				}
				found = (found == 0) ? room.facts.trimmed() : found;
			}
			reply.succeeded(new Appended(found, level, true));
		});
	}

	void read(String name, long from, int most, Reply<List<LogEntry>> reply) {
		synchronized (this.ledger) {
			KeptRoom room = this.ledger.rooms.get(name);
			if (room != null && room.head > room.written && this.ledger.failed == null && !this.ledger.closed) {
				Runnable go = () -> readNow(name, from, most, reply);
				this.ledger.enqueue(Work.waiting(room, Long.MAX_VALUE, AckLevel.REPLICATED, new Work.Done() {

					@Override
					public void done() {
						go.run();
					}

					@Override
					public void failed(RoomLogException failure) {
						go.run(); // what is written can be read
					}

				}));
				return;
			}
		}
		readNow(name, from, most, reply);
	}

	private void readNow(String name, long from, int most, Reply<List<LogEntry>> reply) {
		run(reply, () -> {
			List<LogEntry> entries = this.reader.read(name, from, most);
			reply.succeeded(entries);
		});
	}

	LogSubscription subscribe(String name, long from, LogSubscriber subscriber) {
		EmbeddedSubscription[] self = new EmbeddedSubscription[1];
		Runnable onEnd = () -> {
			synchronized (this.ledger) {
				KeptRoom room = this.ledger.rooms.get(name);
				if (room != null) {
					room.subscriptions.remove(self[0]);
				}
			}
		};
		EmbeddedSubscription subscription = new EmbeddedSubscription(name, from, subscriber, this.reader, this.executor,
				onEnd);
		self[0] = subscription;
		try {
			synchronized (this.ledger) {
				if (this.ledger.closed) {
					throw closed();
				}
				this.ledger.room(name).subscriptions.add(subscription);
			}
		}
		catch (RoomLogException ex) {
			subscription.fail(ex);
		}
		return subscription;
	}

	void claim(String name, String owner, long millis, Reply<Fence> reply) {
		Fence held;
		try {
			synchronized (this.ledger) {
				held = decideClaim(name, owner, millis, reply);
			}
		}
		catch (RoomLogException ex) {
			reply.failed(ex);
			return;
		}
		if (held != null) {
			reply.succeeded(held);
		}
	}

	private @Nullable Fence decideClaim(String name, String owner, long millis, Reply<Fence> reply) {
		checkWritable();
		KeptRoom room = this.ledger.room(name);
		long now = this.clock.getAsLong();
		boolean isHeld = room.owner != null && room.leaseEnd > now;
		if (isHeld && !owner.equals(room.owner)) {
			throw new RoomLogException(Reason.TAKEN, "The lease of room '" + name + "' is held by '" + room.owner
					+ "' for " + (room.leaseEnd - now) + " ms more; try again then", null);
		}
		long end = (now > Long.MAX_VALUE - millis) ? Long.MAX_VALUE : now + millis;
		if (isHeld) {
			room.leaseEnd = end;
			return new Fence(room.epoch);
		}
		checkBounds(room, 0);
		room.epoch++;
		room.owner = owner;
		room.leaseEnd = end;
		Fence fence = new Fence(room.epoch);
		this.ledger
			.enqueue(Work.facts(room, (facts) -> facts.withEpoch(fence.epoch()), AckLevel.REPLICATED, new Work.Done() {

				@Override
				public void done() {
					reply.succeeded(fence);
				}

				@Override
				public void failed(RoomLogException failure) {
					giveBack(room, fence);
					reply.failed(failure);
				}

			}));
		return null;
	}

	private void giveBack(KeptRoom room, Fence fence) {
		synchronized (this.ledger) {
			if (room.epoch == fence.epoch()) {
				room.owner = null;
			}
		}
	}

	void release(String name, String owner, Reply<@Nullable Void> reply) {
		synchronized (this.ledger) {
			if (!this.ledger.closed) {
				KeptRoom room = this.ledger.rooms.get(name);
				if (room != null && owner.equals(room.owner)) {
					room.owner = null;
				}
			}
		}
		if (this.ledger.closed) {
			reply.failed(closed());
		}
		else {
			reply.succeeded(null);
		}
	}

	/**
	 * Refuses a fence that is not the room's any more; one that is later becomes the
	 * room's.
	 */
	void checkFence(KeptRoom room, Fence fence) {
		if (fence.epoch() == 0) {
			return;
		}
		if (fence.epoch() < room.epoch) {
			throw new RoomLogException(Reason.FENCED, "Room '" + room.name + "' is owned with the epoch " + room.epoch
					+ ", after " + fence.epoch() + "; who owned it before must claim it again", null);
		}
		if (fence.epoch() > room.epoch) {
			room.epoch = fence.epoch();
			this.ledger.enqueue(
					Work.facts(room, (facts) -> facts.withEpoch(fence.epoch()), AckLevel.REPLICATED, Work.Done.NOBODY));
		}
	}

	void checkWritable() {
		if (this.ledger.closed) {
			throw closed();
		}
		if (this.ledger.failed != null) {
			throw new RoomLogException(Reason.UNAVAILABLE, this.ledger.failed, null);
		}
		if (this.ledger.fullUntil > this.clock.getAsLong()) {
			throw new RoomLogException(Reason.FULL, "The disk of the log in " + this.ledger.disk.describe()
					+ " is full; make space, appends are tried again soon", null);
		}
	}

	void checkBounds(KeptRoom room, int bytes) {
		EmbeddedSettings settings = this.ledger.settings;
		if (this.ledger.queuedEntries >= settings.queueEntries()
				|| this.ledger.queuedBytes + bytes > settings.queueBytes()) {
			throw new RoomLogException(Reason.FULL,
					"Room '" + room.name + "' cannot append " + bytes + " bytes: " + this.ledger.queuedEntries
							+ " entries of " + this.ledger.queuedBytes + " bytes wait for the disk already, of "
							+ settings.queueEntries() + " and " + settings.queueBytes()
							+ "; append more slowly, or raise the settings queueEntries and queueBytes",
					null);
		}
	}

	RoomLogException closed() {
		return new RoomLogException(Reason.UNAVAILABLE, "The log in " + this.ledger.disk.describe() + " is closed",
				null);
	}

	/** Runs what blocks elsewhere, and tells of its failure. */
	<T extends @Nullable Object> void run(Reply<T> reply, Runnable task) {
		boolean taken = this.executor.test(() -> {
			try {
				task.run();
			}
			catch (RoomLogException ex) {
				reply.failed(ex);
			}
		});
		if (!taken) {
			reply.failed(new RoomLogException(Reason.UNAVAILABLE,
					"The executor of the log in " + this.ledger.disk.describe() + " takes nothing any more", null));
		}
	}

}
