package dev.lattice.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.archive.HotRoomLog;
import dev.lattice.store.follow.Follower;
import dev.lattice.store.follow.Followers;
import dev.lattice.store.follow.LogPage;
import dev.lattice.store.follow.MappedReply;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps rooms in Redis, 6.2 or later, so that many nodes serve them: each entry with one
 * script, which decides fence, duplicate and number, and rings a bell on a channel of the
 * room. Nodes order what they hear by its number and read what they have not heard.
 * <p>
 * What {@link AckLevel#DURABLE} means is Redis' affair: see {@link RedisDurability}.
 */
public final class RedisRoomLog implements HotRoomLog {

	/** How many bytes of entries one read brings, unless a single one is larger. */
	private static final int READ_BYTES = 1 << 20;

	/**
	 * How many entries one step of trimming forgets, so that it does not hold up Redis.
	 */
	private static final int TRIM_STEP = 1_000;

	/** How often those who follow are asked in turn whether a bell was lost. */
	private static final int PARTS = 10;

	/** What Redis does with a room that it does not know: begins it, or says so. */
	private static final byte[] BEGIN = RedisKeys.bytes("begin");

	private static final byte[] REFUSE = RedisKeys.bytes("refuse");

	private final RedisCalls calls;

	private final byte[] unknown;

	private final RedisChannels channels;

	private final RedisSettings settings;

	private final RedisSnapshots snapshots;

	private final @Nullable RedisReplicas replicas;

	private final Followers followers = new Followers();

	private final java.util.concurrent.ConcurrentHashMap<String, Subscription> bells = new java.util.concurrent.ConcurrentHashMap<>();

	private final Disposable checking;

	private int part;

	private volatile boolean closed;

	/**
	 * Makes one that keeps all of its rooms itself.
	 * @param link the connections; they stay the caller's
	 */
	public RedisRoomLog(RedisLink link) {
		this(link, BEGIN);
	}

	/**
	 * Makes one for rooms that have an archive: Redis says when it does not know a room.
	 * @param link the connections; they stay the caller's
	 * @return the log
	 */
	public static HotRoomLog hot(RedisLink link) {
		return new RedisRoomLog(link, REFUSE);
	}

	private RedisRoomLog(RedisLink link, byte[] unknown) {
		this.unknown = unknown;
		this.calls = link.calls();
		this.channels = link.channels();
		this.settings = link.settings();
		this.snapshots = new RedisSnapshots(this.calls);
		this.replicas = (this.settings.replicas() > 0) ? new RedisReplicas(link) : null;
		long pause = Math.max(1, this.settings.recheck().toMillis() / PARTS);
		this.checking = Schedulers.parallel()
			.schedulePeriodically(() -> this.followers.check(this.part++ % PARTS, PARTS), pause, pause,
					TimeUnit.MILLISECONDS);
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		if (refused(reply)) {
			return;
		}
		byte[] payload = request.payload();
		if (payload.length > MAX_ENTRY) {
			reply.failed(new RoomLogException(Reason.TOO_LARGE,
					"An entry of room '" + room + "' has " + payload.length + " bytes, above the limit of " + MAX_ENTRY,
					null));
			return;
		}
		RedisKeys keys = keys(room);
		byte[][] arguments = { RedisKeys.ascii(request.fence().epoch()), RedisKeys.bytes(request.writer()),
				RedisKeys.sortable(request.number()), payload, keys.bell(), RedisKeys.ascii(this.settings.maxBell()),
				this.unknown };
		this.calls.run(RedisScript.APPEND, new byte[][] { keys.log(), keys.meta(), keys.writers() }, arguments,
				MappedReply.of(reply, (result) -> appended(room, request, result, reply)));
	}

	private void appended(String room, AppendRequest request, List<Object> result, Reply<Appended> reply) {
		long sequence = (Long) result.get(0);
		RedisReplies.checkKnown(room, sequence);
		if (sequence < 0) {
			throw RedisReplies.fenced(room, request.fence(), (Long) result.get(1));
		}
		Appended appended = new Appended(sequence, request.level(), (Long) result.get(1) != 0);
		if (this.replicas != null && request.level() == AckLevel.DURABLE) {
			this.replicas.await(() -> reply.succeeded(appended), reply::failed);
		}
		else {
			reply.succeeded(appended);
		}
	}

	@Override
	public void read(String room, long from, int most, Reply<List<LogEntry>> reply) {
		if (from <= 0 || most <= 0) {
			throw new IllegalArgumentException(
					"Room '" + room + "' cannot be read from " + from + ", " + most + " entries; both must be above 0");
		}
		page(room, from, most, MappedReply.of(reply, (LogPage page) -> reply.succeeded(page.entries())));
	}

	private void page(String room, long from, int most, Reply<LogPage> reply) {
		if (refused(reply)) {
			return;
		}
		RedisKeys keys = keys(room);
		byte[][] arguments = { RedisKeys.ascii(from), RedisKeys.ascii(most), RedisKeys.ascii(READ_BYTES) };
		this.calls.run(RedisScript.READ, new byte[][] { keys.log(), keys.meta() }, arguments,
				MappedReply.of(reply, (result) -> reply.succeeded(page(room, from, result))));
	}

	private static LogPage page(String room, long from, List<Object> result) {
		long trimmed = (Long) result.get(1);
		if (from <= trimmed) {
			throw new RoomLogException(Reason.TRIMMED, "Entry " + from + " of room '" + room
					+ "' is gone, and so are all up to " + trimmed + "; begin with the snapshot", null);
		}
		List<LogEntry> entries = new ArrayList<>((result.size() - 2) / 4);
		for (int i = 2; i < result.size(); i += 4) {
			long sequence = (Long) result.get(i);
			if (sequence != from + entries.size()) {
				throw new RoomLogException(Reason.DAMAGED, "The log of room '" + room + "' in Redis lacks entry "
						+ (from + entries.size()) + "; somebody has deleted or evicted it", null);
			}
			entries.add(new LogEntry(sequence, RedisKeys.text((byte[]) result.get(i + 1)),
					RedisKeys.number((byte[]) result.get(i + 2)), (byte[]) result.get(i + 3)));
		}
		if (entries.isEmpty() && from <= (Long) result.get(0)) {
			throw new RoomLogException(Reason.DAMAGED, "The log of room '" + room + "' in Redis lacks entry " + from
					+ " although it ends at " + result.get(0) + "; somebody has deleted or evicted it", null);
		}
		return new LogPage((Long) result.get(0), entries);
	}

	@Override
	public LogSubscription subscribe(String room, long from, LogSubscriber subscriber) {
		Follower[] self = new Follower[1];
		Follower follower = new Follower(room, from, subscriber, this::page,
				() -> this.followers.remove(room, self[0], () -> silence(room)));
		self[0] = follower;
		this.followers.add(room, follower, () -> this.bells.put(room, listen(room)));
		// Whoever is not the first hears of no subscription to the channel.
		follower.check();
		if (this.closed) {
			follower.fail(closed());
		}
		return follower;
	}

	private Subscription listen(String room) {
		return this.channels.listen(RedisKeys.text(keys(room).bell()), (message) -> {
			LogEntry entry = RedisReplies.bell(message);
			if (entry.payload().length > 0) {
				this.followers.tell(room, (follower) -> follower.rang(entry));
			}
			else {
				this.followers.tell(room, (follower) -> follower.rang(entry.sequence()));
			}
		}, () -> this.followers.tell(room, Follower::check));
	}

	private void silence(String room) {
		Subscription bell = this.bells.remove(room);
		if (bell != null) {
			bell.close();
		}
	}

	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		if (!refused(reply)) {
			this.snapshots.find(room, keys(room), reply);
		}
	}

	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		RedisReplies.checkOwner(room, fence);
		if (!refused(reply)) {
			this.snapshots.keep(room, keys(room), fence, snapshot, reply);
		}
	}

	@Override
	public void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		trim(room, fence, upTo, 0, reply);
	}

	@Override
	public void trim(String room, Fence fence, long upTo, long archived, Reply<Long> reply) {
		RedisReplies.checkOwner(room, fence);
		if (refused(reply)) {
			return;
		}
		RedisKeys keys = keys(room);
		byte[][] arguments = { RedisKeys.ascii(fence.epoch()), RedisKeys.ascii(upTo), RedisKeys.ascii(TRIM_STEP),
				RedisKeys.ascii(archived) };
		this.calls.run(RedisScript.TRIM, new byte[][] { keys.log(), keys.meta(), keys.writers(), keys.snapshot() },
				arguments, MappedReply.of(reply, (result) -> {
					long gone = (Long) result.get(0);
					if (gone < 0) {
						throw RedisReplies.fenced(room, fence, (Long) result.get(1));
					}
					if ((Long) result.get(1) != 0) {
						trim(room, fence, upTo, archived, reply);
					}
					else {
						reply.succeeded(gone);
					}
				}));
	}

	@Override
	public void head(String room, Reply<Long> reply) {
		if (!refused(reply)) {
			byte[] meta = keys(room).meta();
			this.calls.call(0, (redis) -> redis.hget(meta, RedisKeys.bytes("seq")),
					MappedReply.of(reply, (byte @Nullable [] head) -> reply
						.succeeded((head != null) ? Long.parseLong(RedisKeys.text(head)) : UNKNOWN)));
		}
	}

	@Override
	public void raise(String room, long upTo, long epoch, Reply<@Nullable Void> reply) {
		if (refused(reply)) {
			return;
		}
		RedisKeys keys = keys(room);
		this.calls.run(RedisScript.RAISE, new byte[][] { keys.log(), keys.meta(), keys.writers() },
				new byte[][] { RedisKeys.ascii(upTo), RedisKeys.ascii(epoch) },
				MappedReply.of(reply, (result) -> reply.succeeded(null)));
	}

	@Override
	public void claim(String room, String owner, long millis, Reply<Fence> reply) {
		if (millis <= 0) {
			throw new IllegalArgumentException(
					"'" + owner + "' cannot own room '" + room + "' for " + millis + " ms; it must be above 0");
		}
		if (refused(reply)) {
			return;
		}
		RedisKeys keys = keys(room);
		this.calls.run(RedisScript.CLAIM, new byte[][] { keys.meta(), keys.lease() },
				new byte[][] { RedisKeys.bytes(owner), RedisKeys.ascii(millis), this.unknown },
				MappedReply.of(reply, (result) -> {
					long epoch = (Long) result.get(0);
					RedisReplies.checkKnown(room, epoch);
					if (epoch < 0) {
						throw new RoomLogException(Reason.TAKEN, "Room '" + room + "' belongs to '"
								+ RedisKeys.text((byte[]) result.get(2)) + "' for another " + result.get(1) + " ms",
								null);
					}
					reply.succeeded(new Fence(epoch));
				}));
	}

	@Override
	public void release(String room, String owner, Reply<@Nullable Void> reply) {
		if (!refused(reply)) {
			this.calls.run(RedisScript.RELEASE, new byte[][] { keys(room).lease() },
					new byte[][] { RedisKeys.bytes(owner) }, MappedReply.of(reply, (result) -> reply.succeeded(null)));
		}
	}

	private RedisKeys keys(String room) {
		return new RedisKeys(this.settings.prefix(), room);
	}

	private boolean refused(Reply<?> reply) {
		if (this.closed) {
			reply.failed(closed());
		}
		return this.closed;
	}

	private static RoomLogException closed() {
		return new RoomLogException(Reason.UNAVAILABLE, "The log of rooms in Redis is closed", null);
	}

	@Override
	public void close() {
		this.closed = true;
		this.checking.dispose();
		this.calls.settle();
		if (this.replicas != null) {
			this.replicas.close();
		}
		this.followers.fail(closed());
	}

}
