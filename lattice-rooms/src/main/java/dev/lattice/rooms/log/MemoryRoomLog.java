package dev.lattice.rooms.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Keeps rooms in memory, for tests, for browsers, and for applications that keep nothing:
 * all is lost with the process, so that every {@link AckLevel} is the same to it. Several
 * nodes in one process may share it. Replies before a call returns.
 */
public final class MemoryRoomLog implements RoomLog {

	/** How much is kept by default, in bytes: 256 MiB. */
	public static final long DEFAULT_MAX_BYTES = 256L << 20;

	/** What an entry takes beside its payload, about. */
	private static final int ENTRY_BYTES = 64;

	private final Map<String, MemoryRoom> rooms = new HashMap<>();

	private final LongSupplier clock;

	private final long maxBytes;

	private long bytes;

	private boolean closed;

	/**
	 * Makes an empty one.
	 * @param clock milliseconds of a clock that does not run backwards, for leases
	 */
	public MemoryRoomLog(LongSupplier clock) {
		this(clock, DEFAULT_MAX_BYTES);
	}

	/**
	 * Makes an empty one.
	 * @param clock milliseconds of a clock that does not run backwards, for leases
	 * @param maxBytes how much is kept of all rooms together, in bytes, at least 1;
	 * beyond it entries and snapshots are refused with {@link Reason#FULL}
	 */
	public MemoryRoomLog(LongSupplier clock, long maxBytes) {
		if (maxBytes < 1) {
			throw new IllegalArgumentException("A log of " + maxBytes + " bytes keeps nothing; use at least 1");
		}
		this.clock = clock;
		this.maxBytes = maxBytes;
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		MemoryRoom[] changed = new MemoryRoom[1];
		answer(reply, () -> {
			if (request.payload().length > MAX_ENTRY) {
				throw new RoomLogException(
						Reason.TOO_LARGE, "An entry of room '" + room + "' has " + request.payload().length
								+ " bytes, more than the " + MAX_ENTRY + " that a log keeps; make smaller changes",
						null);
			}
			MemoryRoom kept = room(room);
			kept.checkFence(request.fence());
			long known = kept.find(request.writer(), request.number());
			if (known >= 0) {
				return new Appended(known, request.level(), true);
			}
			take(room, ENTRY_BYTES + request.payload().length);
			changed[0] = kept;
			return new Appended(kept.append(request), request.level(), false);
		});
		if (changed[0] != null) {
			deliver(changed[0]);
		}
	}

	@Override
	public void read(String room, long from, int most, Reply<List<LogEntry>> reply) {
		if (from < 1 || most < 1) {
			throw new IllegalArgumentException("Entries from " + from + ", at most " + most + ": both must be above 0");
		}
		answer(reply, () -> {
			MemoryRoom kept = this.rooms.get(room);
			return (kept != null) ? kept.read(from, most) : List.of();
		});
	}

	@Override
	public LogSubscription subscribe(String room, long from, LogSubscriber subscriber) {
		if (from < 1) {
			throw new IllegalArgumentException("The first entry is " + from + "; use 1 or above");
		}
		synchronized (this) {
			if (!this.closed) {
				return new MemorySubscription(this, room(room), from, subscriber);
			}
		}
		MemorySubscription none = new MemorySubscription(this, new MemoryRoom(room), from, subscriber);
		none.fail(closed());
		return none;
	}

	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		this.<@Nullable LogSnapshot>answer(reply, () -> {
			MemoryRoom kept = this.rooms.get(room);
			return (kept != null) ? kept.snapshot : null;
		});
	}

	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		requireOwner(fence);
		this.<@Nullable Void>answer(reply, () -> {
			MemoryRoom kept = room(room);
			kept.checkFence(fence);
			if (snapshot.state().length > MAX_SNAPSHOT) {
				throw new RoomLogException(Reason.TOO_LARGE, "A snapshot of room '" + room + "' has "
						+ snapshot.state().length + " bytes, more than the " + MAX_SNAPSHOT + " that a log keeps",
						null);
			}
			long before = (kept.snapshot != null) ? kept.snapshot.state().length : 0;
			if (kept.snapshot != null && snapshot.upTo() < kept.snapshot.upTo()) {
				return null;
			}
			if (snapshot.upTo() > kept.last()) {
				throw new IllegalArgumentException("The snapshot of room '" + room + "' holds entries up to "
						+ snapshot.upTo() + ", but the last is " + kept.last());
			}
			take(room, snapshot.state().length - before);
			kept.snapshot = snapshot;
			return null;
		});
	}

	@Override
	public void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		requireOwner(fence);
		answer(reply, () -> {
			MemoryRoom kept = room(room);
			kept.checkFence(fence);
			for (LogEntry gone : kept.trim(upTo)) {
				this.bytes -= ENTRY_BYTES + gone.payload().length;
			}
			return kept.trimmed();
		});
	}

	@Override
	public void claim(String room, String owner, long millis, Reply<Fence> reply) {
		if (millis < 1) {
			throw new IllegalArgumentException("A lease of " + millis + " ms is over at once; use at least 1");
		}
		answer(reply, () -> room(room).claim(owner, this.clock.getAsLong(), millis));
	}

	@Override
	public void release(String room, String owner, Reply<@Nullable Void> reply) {
		this.<@Nullable Void>answer(reply, () -> {
			MemoryRoom kept = this.rooms.get(room);
			if (kept != null) {
				kept.release(owner);
			}
			return null;
		});
	}

	/**
	 * Returns how much is kept.
	 * @return bytes of entries and snapshots
	 */
	public synchronized long bytes() {
		return this.bytes;
	}

	@Override
	public void close() {
		List<MemorySubscription> ended = new java.util.ArrayList<>();
		synchronized (this) {
			this.closed = true;
			this.rooms.values().forEach((room) -> ended.addAll(room.subscriptions));
		}
		ended.forEach((subscription) -> subscription.fail(closed()));
	}

	/** Decides inside and tells outside, so that who is told may call again. */
	private <T extends @Nullable Object> void answer(Reply<T> reply, Decision<T> decision) {
		T result;
		try {
			synchronized (this) {
				if (this.closed) {
					throw closed();
				}
				result = decision.make();
			}
		}
		catch (RoomLogException ex) {
			reply.failed(ex);
			return;
		}
		reply.succeeded(result);
	}

	private void deliver(MemoryRoom room) {
		MemorySubscription[] subscriptions;
		synchronized (this) {
			subscriptions = room.subscriptions.toArray(new MemorySubscription[0]);
		}
		for (MemorySubscription subscription : subscriptions) {
			subscription.deliver();
		}
	}

	private MemoryRoom room(String name) {
		return this.rooms.computeIfAbsent(name, MemoryRoom::new);
	}

	private void take(String room, long more) {
		if (this.bytes + more > this.maxBytes) {
			throw new RoomLogException(Reason.FULL, "With " + more + " bytes more of room '" + room + "' the log in"
					+ " memory would have " + (this.bytes + more) + ", more than the " + this.maxBytes + " it may",
					null);
		}
		this.bytes += more;
	}

	private static void requireOwner(Fence fence) {
		if (fence.equals(Fence.NONE)) {
			throw new IllegalArgumentException("Only an owner may do this; claim the room first");
		}
	}

	private static RoomLogException closed() {
		return new RoomLogException(Reason.UNAVAILABLE, "The log in memory is closed", null);
	}

	private interface Decision<T extends @Nullable Object> {

		T make();

	}

}
