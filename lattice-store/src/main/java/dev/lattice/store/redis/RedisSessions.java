package dev.lattice.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The states of sessions in Redis, so that another node takes them up. The node that took
 * one up last is the only one that keeps it or forgets it.
 */
public final class RedisSessions {

	private final RedisCalls calls;

	private final String prefix;

	private final byte[] node = RedisKeys.bytes(UUID.randomUUID().toString());

	private final Duration lifetime;

	/**
	 * Makes one, for a node with a name of its own.
	 * @param link the connections; they stay the caller's
	 * @param lifetime how long a state holds after it was kept
	 */
	public RedisSessions(RedisLink link, Duration lifetime) {
		this.calls = link.calls();
		this.prefix = link.settings().prefix();
		this.lifetime = lifetime;
	}

	/**
	 * Keeps a state in the place of the one before.
	 * @param session the session's id
	 * @param state the state
	 * @return completes when it is kept; fails with {@link Reason#FENCED} if another node
	 * has taken the session up, else as {@link RoomLogException} says
	 */
	public CompletionStage<@Nullable Void> save(String session, byte[] state) {
		return run(RedisScript.SAVE, session,
				new byte[][] { this.node, state, RedisKeys.ascii(this.lifetime.toMillis()) }, (result) -> {
					if ((Long) result.get(0) == 0) {
						throw new RoomLogException(Reason.FENCED,
								"Session '" + session + "' has been taken up by another node; it is kept there", null);
					}
					return null;
				});
	}

	/**
	 * Takes a state up: from now on only this node keeps it.
	 * @param session the session's id
	 * @return completes with the state, or null if there is none
	 */
	public CompletionStage<byte @Nullable []> take(String session) {
		return run(RedisScript.TAKE, session, new byte[][] { this.node },
				(result) -> result.isEmpty() ? null : (byte[]) result.getFirst());
	}

	/**
	 * Forgets a state, unless another node has taken it up.
	 * @param session the session's id
	 * @return completes when it is gone
	 */
	public CompletionStage<@Nullable Void> forget(String session) {
		return run(RedisScript.FORGET, session, new byte[][] { this.node }, (result) -> null);
	}

	private <T extends @Nullable Object> CompletionStage<T> run(RedisScript script, String session, byte[][] arguments,
			Function<List<Object>, T> mapping) {
		CompletableFuture<T> done = new CompletableFuture<>();
		byte[][] keys = { RedisKeys.bytes(this.prefix + "session:{" + session + "}") };
		this.calls.run(script, keys, arguments, new Reply<>() {

			@Override
			public void succeeded(List<Object> result) {
				try {
					done.complete(mapping.apply(result));
				}
				catch (RoomLogException ex) {
					done.completeExceptionally(ex);
				}
			}

			@Override
			public void failed(RoomLogException failure) {
				done.completeExceptionally(failure);
			}

		});
		return done;
	}

}
