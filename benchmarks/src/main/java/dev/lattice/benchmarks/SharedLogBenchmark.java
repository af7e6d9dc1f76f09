package dev.lattice.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.store.postgres.PostgresLink;
import dev.lattice.store.postgres.PostgresRoomLog;
import dev.lattice.store.postgres.PostgresSettings;
import dev.lattice.store.redis.RedisLink;
import dev.lattice.store.redis.RedisRoomLog;
import dev.lattice.store.redis.RedisSettings;
import io.lettuce.core.RedisClient;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import redis.embedded.RedisServer;

/**
 * From appending an entry on one node to its delivery on another one, by way of a server:
 * one entry at a time, 200 bytes. Servers of one's own are named with
 * {@code -Dshared.redis} and {@code -Dshared.postgres}; else those from Maven Central run
 * on this machine.
 */
final class SharedLogBenchmark {

	private static final int WARM_UP = Integer.getInteger("shared.warm-up", 2_000);

	private static final int ROUNDS = Integer.getInteger("shared.rounds", 5_000);

	private static final int BYTES = 200;

	private SharedLogBenchmark() {
	}

	public static void main(String[] args) throws Exception {
		redis();
		postgres();
		System.exit(0);
	}

	private static void redis() throws Exception {
		String given = System.getProperty("shared.redis");
		RedisServer server = (given == null) ? redisServer() : null;
		String uri = (server == null) ? given : "redis://127.0.0.1:" + server.ports().getFirst();
		RedisClient client = RedisClient.create(uri);
		RedisSettings settings = new RedisSettings("bench:" + System.nanoTime() + ":", Duration.ofSeconds(60),
				Duration.ofSeconds(5), 10_000, 64 << 20, 16 << 10, 0);
		try (RedisLink here = new RedisLink(client, settings);
				RedisLink there = new RedisLink(client, settings);
				RoomLog writer = new RedisRoomLog(here);
				RoomLog reader = new RedisRoomLog(there)) {
			measure("Redis, append to delivered on another node", writer, reader, ROUNDS);
		}
		client.shutdown();
		if (server != null) {
			server.stop();
		}
	}

	private static RedisServer redisServer() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = free.getLocalPort();
			free.close();
			RedisServer server = RedisServer.newRedisServer()
				.port(port)
				.bind("127.0.0.1")
				.setting("save \"\"")
				.setting("appendonly yes")
				.build();
			server.start();
			return server;
		}
	}

	private static void postgres() throws Exception {
		String given = System.getProperty("shared.postgres");
		EmbeddedPostgres server = (given == null)
				? EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start() : null;
		ConnectionFactory connections = ConnectionFactories.get((server == null) ? given
				: "r2dbc:postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres");
		PostgresSettings settings = new PostgresSettings(PostgresSettings.Schema.CREATE, 4, Duration.ofSeconds(60),
				Duration.ofSeconds(1), 10_000, 64 << 20);
		try (PostgresLink here = new PostgresLink(connections, settings);
				PostgresLink there = new PostgresLink(connections, settings);
				RoomLog writer = new PostgresRoomLog(here);
				RoomLog reader = new PostgresRoomLog(there)) {
			measure("Postgres, append to delivered on another node", writer, reader, ROUNDS / 5);
		}
		if (server != null) {
			server.close();
		}
	}

	private static void measure(String what, RoomLog writer, RoomLog reader, int rounds) throws InterruptedException {
		Semaphore delivered = new Semaphore(0);
		long[] at = new long[1];
		reader.subscribe("room", 1, new LogSubscriber() {

			@Override
			public void entry(LogEntry entry) {
				at[0] = System.nanoTime();
				delivered.release();
			}

			@Override
			public void failed(RoomLogException failure) {
				// At the end, when the log is closed; before it, no entry comes.
			}

		}).request(Long.MAX_VALUE);
		int warmUp = Math.min(WARM_UP, rounds);
		long[] nanos = new long[rounds];
		for (int i = 0; i < warmUp + rounds; i++) {
			Semaphore acknowledged = new Semaphore(0);
			long begin = System.nanoTime();
			writer.append("room", new AppendRequest(Fence.NONE, "w", i, new byte[BYTES], AckLevel.DURABLE),
					new Reply<>() {

						@Override
						public void succeeded(Appended result) {
							acknowledged.release();
						}

						@Override
						public void failed(RoomLogException failure) {
							throw failure;
						}

					});
			if (!delivered.tryAcquire(60, TimeUnit.SECONDS) || !acknowledged.tryAcquire(60, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Entry " + i + " did not come within a minute");
			}
			if (i >= warmUp) {
				nanos[i - warmUp] = at[0] - begin;
			}
		}
		Arrays.sort(nanos);
		System.out.printf("%s: p50 %.3f ms, p99 %.3f ms, %d entries%n", what, nanos[rounds / 2] / 1e6,
				nanos[rounds * 99 / 100] / 1e6, rounds);
	}

}
