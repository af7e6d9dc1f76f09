package dev.lattice.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.follow.Chunks;
import dev.lattice.store.follow.MappedReply;
import io.lettuce.core.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots in Redis: a hash of chunks, written as a draft that ends by itself, and put
 * in its place in one step.
 */
final class RedisSnapshots {

	/** How long a draft holds whose writer is gone. */
	private static final long DRAFT_MILLIS = TimeUnit.HOURS.toMillis(1);

	/** How often a snapshot is read anew that was replaced in between. */
	private static final int ATTEMPTS = 5;

	private static final byte[] UP_TO = RedisKeys.bytes("upTo");

	private static final byte[] SIZE = RedisKeys.bytes("size");

	private static final byte[] DIGEST = RedisKeys.bytes("digest");

	private static final byte[] ID = RedisKeys.bytes("id");

	private final RedisCalls calls;

	RedisSnapshots(RedisCalls calls) {
		this.calls = calls;
	}

	void keep(String room, RedisKeys keys, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		if (snapshot.state().length > RoomLog.MAX_SNAPSHOT) {
			reply.failed(new RoomLogException(Reason.TOO_LARGE, "The snapshot of room '" + room + "' has "
					+ snapshot.state().length + " bytes, above the limit of " + RoomLog.MAX_SNAPSHOT, null));
			return;
		}
		String id = UUID.randomUUID().toString();
		byte[] draft = keys.draft(id);
		Map<byte[], byte[]> manifest = Map.of(UP_TO, RedisKeys.ascii(snapshot.upTo()), SIZE,
				RedisKeys.ascii(snapshot.state().length), DIGEST, Chunks.digest(snapshot.state()), ID,
				RedisKeys.bytes(id));
		this.calls.call(0, (redis) -> redis.hset(draft, manifest),
				MappedReply.of(reply, (nothing) -> this.calls.call(0, (redis) -> redis.pexpire(draft, DRAFT_MILLIS),
						MappedReply.of(reply, (done) -> write(room, keys, fence, snapshot, draft, 0, reply)))));
	}

	/** Writes one chunk after the other, so that no more than one is on its way. */
	private void write(String room, RedisKeys keys, Fence fence, LogSnapshot snapshot, byte[] draft, int index,
			Reply<@Nullable Void> reply) {
		if (index == Chunks.count(snapshot.state().length)) {
			commit(room, keys, fence, snapshot, draft, reply);
			return;
		}
		byte[] chunk = Chunks.chunk(snapshot.state(), index);
		this.calls.call(chunk.length, (redis) -> redis.hset(draft, RedisKeys.ascii(index), chunk),
				MappedReply.of(reply, (nothing) -> write(room, keys, fence, snapshot, draft, index + 1, reply)));
	}

	private void commit(String room, RedisKeys keys, Fence fence, LogSnapshot snapshot, byte[] draft,
			Reply<@Nullable Void> reply) {
		this.calls.run(RedisScript.KEEP, new byte[][] { keys.meta(), keys.snapshot(), draft },
				new byte[][] { RedisKeys.ascii(fence.epoch()), RedisKeys.ascii(snapshot.upTo()) },
				MappedReply.of(reply, (result) -> {
					long verdict = (Long) result.get(0);
					if (verdict == -1) {
						throw RedisReplies.fenced(room, fence, (Long) result.get(1));
					}
					if (verdict == -2) {
						throw new RoomLogException(Reason.LOST,
								"A snapshot of room '" + room + "' holds entries up to " + snapshot.upTo()
										+ ", but the log ends at " + result.get(1)
										+ "; it has lost the others. Load the room again and append what it lacks",
								null);
					}
					reply.succeeded(null);
				}));
	}

	void find(String room, RedisKeys keys, Reply<@Nullable LogSnapshot> reply) {
		find(room, keys, ATTEMPTS, reply);
	}

	private void find(String room, RedisKeys keys, int attempts, Reply<@Nullable LogSnapshot> reply) {
		if (attempts == 0) {
			reply.failed(new RoomLogException(Reason.UNAVAILABLE, "The snapshot of room '" + room + "' was replaced "
					+ ATTEMPTS + " times while it was read; try again", null));
			return;
		}
		this.calls.call(0, (redis) -> redis.hmget(keys.snapshot(), UP_TO, SIZE, DIGEST, ID),
				MappedReply.of(reply, (manifest) -> {
					if (!manifest.get(0).hasValue()) {
						reply.succeeded(null);
						return;
					}
					read(room, keys, attempts, manifest, new ArrayList<>(), reply);
				}));
	}

	private void read(String room, RedisKeys keys, int attempts, List<KeyValue<byte[], byte[]>> manifest,
			List<byte[]> chunks, Reply<@Nullable LogSnapshot> reply) {
		int size = Integer.parseInt(RedisKeys.text(manifest.get(1).getValue()));
		if (chunks.size() == Chunks.count(size)) {
			long upTo = Long.parseLong(RedisKeys.text(manifest.get(0).getValue()));
			reply.succeeded(new LogSnapshot(upTo, Chunks.join(room, chunks, size, manifest.get(2).getValue())));
			return;
		}
		this.calls.call(0, (redis) -> redis.hmget(keys.snapshot(), ID, RedisKeys.ascii(chunks.size())),
				MappedReply.of(reply, (found) -> {
					boolean same = found.get(0).hasValue()
							&& java.util.Arrays.equals(found.get(0).getValue(), manifest.get(3).getValue());
					if (!same) {
						find(room, keys, attempts - 1, reply);
						return;
					}
					// A chunk that is not there shows in the digest.
					chunks.add(found.get(1).getValueOrElse(new byte[0]));
					read(room, keys, attempts, manifest, chunks, reply);
				}));
	}

}
