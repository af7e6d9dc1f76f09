package dev.lattice.store.redis;

import java.util.function.Function;

import dev.lattice.rooms.log.Reply;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Redis is asked for, until it has answered or it took too long.
 *
 * @param <T> the type of the answer
 */
final class RedisCall<T> {

	private final Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command;

	final Reply<T> reply;

	/** How many bytes it keeps in memory. */
	final long bytes;

	/** When it has taken too long, on the clock of {@link System#nanoTime}. */
	final long deadline;

	/** What Redis is to answer, once it is sent. */
	@Nullable RedisFuture<T> sent;

	RedisCall(Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command, Reply<T> reply, long bytes,
			long deadline) {
		this.command = command;
		this.reply = reply;
		this.bytes = bytes;
		this.deadline = deadline;
	}

	RedisFuture<T> send(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		RedisFuture<T> future = this.command.apply(commands);
		this.sent = future;
		return future;
	}

}
