package dev.lattice.store.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import io.lettuce.core.api.StatefulRedisConnection;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Waits until replicas have what was written before. A write of its own and {@code WAIT}
 * on a connection of its own cover everything that was answered until then, whoever wrote
 * it; so one round serves all that wait.
 */
final class RedisReplicas {

	private final RedisLink link;

	private final RedisSettings settings;

	private final byte[] key;

	private final List<Waiter> waiters = new ArrayList<>();

	private @Nullable StatefulRedisConnection<byte[], byte[]> connection;

	private boolean busy;

	private boolean closed;

	RedisReplicas(RedisLink link) {
		this.link = link;
		this.settings = link.settings();
		this.key = RedisKeys.bytes(this.settings.prefix() + "barrier");
	}

	void await(Runnable reached, Consumer<RoomLogException> failed) {
		synchronized (this) {
			this.waiters.add(new Waiter(reached, failed));
			if (this.busy) {
				return;
			}
			this.busy = true;
		}
		Schedulers.boundedElastic().schedule(this::rounds);
	}

	/** On a thread that may block, until nobody waits. */
	private void rounds() {
		while (true) {
			List<Waiter> round;
			synchronized (this) {
				if (this.waiters.isEmpty()) {
					this.busy = false;
					return;
				}
				round = List.copyOf(this.waiters);
				this.waiters.clear();
			}
			RoomLogException failure = round();
			for (Waiter waiter : round) {
				if (failure == null) {
					waiter.reached.run();
				}
				else {
					waiter.failed.accept(failure);
				}
			}
		}
	}

	private @Nullable RoomLogException round() {
		try {
			StatefulRedisConnection<byte[], byte[]> redis = connection();
			redis.sync().set(this.key, new byte[] { '1' });
			long reached = redis.sync()
				.waitForReplication(this.settings.replicas(), this.settings.patience().toMillis());
			return (reached >= this.settings.replicas()) ? null
					: new RoomLogException(Reason.UNAVAILABLE, "Only " + reached + " of " + this.settings.replicas()
							+ " replicas of Redis have the entry; appending it again is safe", null);
		}
		catch (RuntimeException ex) {
			return RedisFailures.of(ex);
		}
	}

	private StatefulRedisConnection<byte[], byte[]> connection() {
		StatefulRedisConnection<byte[], byte[]> open = this.connection;
		if (open == null) {
			open = this.link.dedicated();
			open.setTimeout(this.settings.patience().multipliedBy(2));
			synchronized (this) {
				this.connection = open;
				if (this.closed) {
					open.close();
				}
			}
		}
		return open;
	}

	synchronized void close() {
		this.closed = true;
		if (this.connection != null) {
			this.connection.close();
		}
	}

	private record Waiter(Runnable reached, Consumer<RoomLogException> failed) {
	}

}
