package dev.lattice.store.archive;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.follow.MappedReply;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in a log that is fast and may forget, and snapshots in an archive that
 * does not: Redis holds what came since the last snapshot, Postgres the rest. What the
 * archive holds survives the loss of all of the log; the room begins anew behind it.
 * <p>
 * While the archive does not answer, rooms that are loaded go on, and their logs grow;
 * rooms cannot be loaded, nor begun.
 */
public final class ArchivedRoomLog implements RoomLog {

	/*
	 * Whoever claims a room tells the archive, before it hears that it has it. So the
	 * archive refuses all that an earlier owner keeps, and knows an ownership above all
	 * when the log has forgotten them.
	 */

	/** How often a room is claimed that is forgotten or overtaken meanwhile. */
	private static final int ATTEMPTS = 4;

	/** How long closing waits for entries whose room is being raised. */
	private static final long SETTLE_MILLIS = 5_000;

	private final HotRoomLog hot;

	private final RoomArchive archive;

	private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();

	private final Lanes host = new Lanes();

	private final Gauge gauge = new Gauge();

	private volatile boolean closed;

	/**
	 * Makes one.
	 * @param hot the log; belongs to this from now on
	 * @param archive the archive; stays the caller's
	 */
	public ArchivedRoomLog(HotRoomLog hot, RoomArchive archive) {
		this.hot = hot;
		this.archive = archive;
	}

	/**
	 * Returns how the archive does.
	 * @return as it is now
	 */
	public ArchiveStatus archive() {
		return this.gauge.status();
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		boolean taken = false;
		while (!taken) {
			taken = this.lanes.computeIfAbsent(room, (name) -> new Lane(name, this.host)).append(request, reply);
		}
	}

	@Override
	public void read(String room, long from, int most, Reply<List<LogEntry>> reply) {
		this.hot.read(room, from, most, reply);
	}

	@Override
	public LogSubscription subscribe(String room, long from, LogSubscriber subscriber) {
		return this.hot.subscribe(room, from, subscriber);
	}

	/** Whoever loads a room begins with this: so one that the log has lost is raised. */
	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		if (this.closed) {
			reply.failed(new RoomLogException(Reason.UNAVAILABLE, "The log of rooms is closed", null));
			return;
		}
		this.archive.snapshot(room, this.gauge.watch(reply, (@Nullable LogSnapshot found) -> {
			if (found == null) {
				reply.succeeded(null);
				return;
			}
			this.hot.head(room, MappedReply.of(reply, (Long head) -> {
				if (head >= found.upTo()) {
					reply.succeeded(found);
				}
				else {
					raise(room, MappedReply.<@Nullable Void>of(reply, (nothing) -> reply.succeeded(found)));
				}
			}));
		}));
	}

	private void raise(String room, Reply<@Nullable Void> reply) {
		this.archive.begin(room, this.gauge.watch(reply,
				(RoomArchive.Beginning beginning) -> this.hot.raise(room, beginning.upTo(), beginning.epoch(), reply)));
	}

	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		checkOwner(room, fence);
		this.hot.head(room, MappedReply.of(reply, (Long head) -> {
			if (snapshot.upTo() > Math.max(head, 0)) {
				throw new RoomLogException(Reason.LOST,
						"A snapshot of room '" + room + "' holds entries up to " + snapshot.upTo()
								+ ", but the log ends at " + Math.max(head, 0)
								+ "; it has lost the others. Load the room again and append what it lacks",
						null);
			}
			this.archive.keep(room, fence, snapshot, this.gauge.watch(reply, (nothing) -> {
				this.gauge.kept();
				reply.succeeded(null);
			}));
		}));
	}

	@Override
	public void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		checkOwner(room, fence);
		this.archive.upTo(room,
				this.gauge.watch(reply, (Long archived) -> this.hot.trim(room, fence, upTo, archived, reply)));
	}

	private static void checkOwner(String room, Fence fence) {
		if (fence.equals(Fence.NONE)) {
			throw new IllegalArgumentException("Only an owner of room '" + room + "' can do this; claim it first");
		}
	}

	@Override
	public void claim(String room, String owner, long millis, Reply<Fence> reply) {
		claim(room, owner, millis, 1, reply);
	}

	private void claim(String room, String owner, long millis, int attempt, Reply<Fence> reply) {
		Reply<Fence> unlessForgotten = new Reply<>() {

			@Override
			public void succeeded(Fence fence) {
				reply.succeeded(fence);
			}

			@Override
			public void failed(RoomLogException failure) {
				boolean behind = failure.reason() == Reason.LOST || failure.reason() == Reason.FENCED;
				if (behind && attempt < ATTEMPTS) {
					raise(room, MappedReply.<@Nullable Void>of(reply,
							(nothing) -> claim(room, owner, millis, attempt + 1, reply)));
				}
				else {
					reply.failed(failure);
				}
			}

		};
		this.hot.claim(room, owner, millis, MappedReply.of(unlessForgotten, (Fence fence) -> this.archive.claimed(room,
				fence, this.gauge.watch(unlessForgotten, (nothing) -> unlessForgotten.succeeded(fence)))));
	}

	@Override
	public void release(String room, String owner, Reply<@Nullable Void> reply) {
		this.hot.release(room, owner, reply);
	}

	@Override
	public void close() {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
		try {
			while (!this.lanes.isEmpty() && end - System.nanoTime() > 0) {
				Thread.sleep(5);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.closed = true;
		this.hot.close();
	}

	private final class Lanes implements Lane.Host {

		@Override
		public void send(String room, AppendRequest request, Reply<Appended> reply) {
			ArchivedRoomLog.this.hot.append(room, request, reply);
		}

		@Override
		public void raise(String room, Reply<@Nullable Void> reply) {
			ArchivedRoomLog.this.raise(room, reply);
		}

		@Override
		public void ended(Lane lane) {
			ArchivedRoomLog.this.lanes.remove(lane.room(), lane);
		}

	}

	/** Notes how the archive does. */
	private static final class Gauge {

		private long kept;

		private long refused;

		private @Nullable String failure;

		synchronized ArchiveStatus status() {
			return new ArchiveStatus(this.kept, this.refused, this.failure);
		}

		synchronized void kept() {
			this.kept++;
		}

		private synchronized void answered() {
			this.refused = 0;
			this.failure = null;
		}

		private synchronized void refused(RoomLogException why) {
			this.refused++;
			this.failure = why.getMessage();
		}

		/** A verdict is an answer too. */
		<T extends @Nullable Object> Reply<T> watch(Reply<?> reply, Consumer<T> result) {
			Reply<T> mapped = MappedReply.of(reply, result);
			return new Reply<>() {

				@Override
				public void succeeded(T came) {
					answered();
					mapped.succeeded(came);
				}

				@Override
				public void failed(RoomLogException why) {
					switch (why.reason()) {
						case FENCED, TOO_LARGE -> answered();
						default -> refused(why);
					}
					mapped.failed(why);
				}

			};
		}

	}

}
