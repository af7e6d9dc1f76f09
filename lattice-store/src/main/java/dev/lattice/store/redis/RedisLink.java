package dev.lattice.store.redis;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

/**
 * What a node has of Redis: one connection for commands and one for channels, shared by
 * all that keep something there. Made without waiting for Redis, which may come later;
 * until then calls wait, as long as {@link RedisSettings#patience} allows. Safe for
 * concurrent use.
 */
public final class RedisLink implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisLink.class);

	/** How long is waited between attempts to connect for the first time. */
	private static final Duration RETRY = Duration.ofMillis(500);

	private final AbstractRedisClient client;

	private final RedisSettings settings;

	private final RedisCalls calls;

	private final RedisChannels channels = new RedisChannels();

	private final CompletableFuture<StatefulConnection<byte[], byte[]>> commands = new CompletableFuture<>();

	private final CompletableFuture<StatefulRedisPubSubConnection<byte[], byte[]>> bells = new CompletableFuture<>();

	/** Told before there is another connection in the place of one that is lost. */
	private final RedisConnectionStateListener losses = new RedisConnectionStateListener() {

		@Override
		public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
			RedisLink.this.calls.disconnected();
		}

	};

	private volatile boolean closed;

	/**
	 * Makes one and begins to connect.
	 * @param client a {@link RedisClient} with an address, or a
	 * {@link RedisClusterClient}; stays the caller's, and has to live longer
	 * @param settings how things are kept
	 * @throws IllegalArgumentException if the client is another one, or replicas are
	 * asked for in a cluster
	 */
	public RedisLink(AbstractRedisClient client, RedisSettings settings) {
		if (!(client instanceof RedisClient) && !(client instanceof RedisClusterClient)) {
			throw new IllegalArgumentException(
					"A client of " + client.getClass().getName() + " is not one of a Redis server or a Redis Cluster");
		}
		if (client instanceof RedisClusterClient && settings.replicas() > 0) {
			throw new IllegalArgumentException("Waiting for " + settings.replicas()
					+ " replicas is not possible in a Redis Cluster; leave it at 0 there");
		}
		this.client = client;
		this.settings = settings;
		this.calls = new RedisCalls(settings);
		client.addListener(this.losses);
		connect(this::commands, this.commands, (connection) -> this.calls.connected(async(connection)));
		connect(this::bells, this.bells, this.channels::connected);
	}

	/** Connects on a thread that may block, until it is done. */
	private <C extends AutoCloseable> void connect(Supplier<C> attempt, CompletableFuture<C> result,
			Consumer<C> connected) {
		Schedulers.boundedElastic().schedule(() -> {
			if (this.closed) {
				return;
			}
			// Not interrupted by a close: that would leave a connection to nobody.
			try {
				C connection = attempt.get();
				connected.accept(connection);
				result.complete(connection);
				if (this.closed) {
					closeQuietly(connection);
				}
			}
			catch (RedisException ex) {
				if (!this.closed) {
					logger.warn("Redis cannot be reached ({}); trying again in {} ms", ex.getMessage(),
							RETRY.toMillis());
					Schedulers.parallel()
						.schedule(() -> connect(attempt, result, connected), RETRY.toMillis(), TimeUnit.MILLISECONDS);
				}
			}
		});
	}

	private StatefulConnection<byte[], byte[]> commands() {
		return (this.client instanceof RedisClient single) ? single.connect(ByteArrayCodec.INSTANCE)
				: ((RedisClusterClient) this.client).connect(ByteArrayCodec.INSTANCE);
	}

	private StatefulRedisPubSubConnection<byte[], byte[]> bells() {
		return (this.client instanceof RedisClient single) ? single.connectPubSub(ByteArrayCodec.INSTANCE)
				: ((RedisClusterClient) this.client).connectPubSub(ByteArrayCodec.INSTANCE);
	}

	private static RedisClusterAsyncCommands<byte[], byte[]> async(StatefulConnection<byte[], byte[]> connection) {
		return (connection instanceof StatefulRedisClusterConnection<byte[], byte[]> cluster) ? cluster.async()
				: ((StatefulRedisConnection<byte[], byte[]>) connection).async();
	}

	RedisSettings settings() {
		return this.settings;
	}

	RedisCalls calls() {
		return this.calls;
	}

	RedisChannels channels() {
		return this.channels;
	}

	/** Makes a connection of its own, for what blocks it. */
	StatefulRedisConnection<byte[], byte[]> dedicated() {
		return ((RedisClient) this.client).connect(ByteArrayCodec.INSTANCE);
	}

	/**
	 * Asks Redis what becomes of an entry when its power is lost.
	 * @return completes with what it says, or fails if it does not answer
	 */
	public CompletionStage<RedisDurability> durability() {
		return this.commands.thenCompose((connection) -> RedisDurability.ask(async(connection)));
	}

	/**
	 * Asks Redis for its settings "appendonly" and "appendfsync".
	 * @return completes with both, "unknown" where Redis refuses to say, or fails if it
	 * does not answer
	 */
	public CompletionStage<Map<String, String>> persistence() {
		return this.commands.thenCompose((connection) -> RedisDurability.settings(async(connection)));
	}

	/** Ends the connections, once all calls are answered or have taken too long. */
	@Override
	public void close() {
		this.calls.close();
		this.client.removeListener(this.losses);
		this.closed = true;
		closeQuietly(this.commands.getNow(null));
		closeQuietly(this.bells.getNow(null));
	}

	private static void closeQuietly(@Nullable AutoCloseable connection) {
		if (connection != null) {
			try {
				connection.close();
			}
			catch (Exception ex) {
				logger.debug("A connection to Redis could not be closed", ex);
			}
		}
	}

}
