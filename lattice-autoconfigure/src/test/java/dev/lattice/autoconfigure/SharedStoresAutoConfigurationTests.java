package dev.lattice.autoconfigure;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.lattice.actuate.RoomArchiveHealth;
import dev.lattice.actuate.RoomStoreHealth;
import dev.lattice.autoconfigure.MissingStoreException.Kept;
import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.store.archive.ArchivedRoomLog;
import dev.lattice.store.postgres.PostgresArchive;
import dev.lattice.store.postgres.PostgresPresenceBus;
import dev.lattice.store.postgres.PostgresRoomLog;
import dev.lattice.store.redis.RedisLink;
import dev.lattice.store.redis.RedisPresenceBus;
import dev.lattice.store.redis.RedisRoomLog;
import dev.lattice.transport.SessionStore;
import dev.lattice.transport.SharedSessionStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.embedded.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms and sessions in stores that nodes share, chosen by properties. */
class SharedStoresAutoConfigurationTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class, LatticeRedisAutoConfiguration.class,
				LatticePostgresAutoConfiguration.class, LatticeRoomsAutoConfiguration.class));

	@Test // K-125
	void roomsAreKeptInTheRedisThatSpringBootKnows() throws Exception {
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		RedisServer server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		server.start();
		try {
			this.context
				.withPropertyValues("lattice.rooms.store=redis", "lattice.redis.timeout=60s",
						"spring.data.redis.url=redis://127.0.0.1:" + port)
				.run((run) -> {
					assertThat(run).hasSingleBean(RedisRoomLog.class).hasSingleBean(RedisPresenceBus.class);
					assertThat(append(run.getBean(RoomLog.class)).sequence()).isEqualTo(1);
				});
		}
		finally {
			server.stop();
		}
	}

	@Test // K-125
	void nothingConnectsToRedisUnlessAskedFor() {
		this.context.withPropertyValues("lattice.rooms.store=memory")
			.run((run) -> assertThat(run).doesNotHaveBean(RedisLink.class).hasSingleBean(RoomLog.class));
	}

	@Test // K-126
	void sessionsAreKeptInRedisWithoutRooms() {
		this.context
			.withPropertyValues("lattice.rooms.store=memory", "lattice.session.store=redis",
					"lattice.redis.timeout=100ms", "spring.data.redis.url=redis://127.0.0.1:1")
			.run((run) -> assertThat(run).hasSingleBean(SharedSessionStore.class)
				.getBean(RoomLog.class)
				.isNotInstanceOf(RedisRoomLog.class));
	}

	@Test // K-125
	void roomsAreKeptInThePostgresOfTheApplication() {
		this.context
			.withBean(ConnectionFactory.class, () -> ConnectionFactories.get("r2dbc:postgresql://u:p@127.0.0.1:1/d"))
			.withPropertyValues("lattice.rooms.store=postgres", "lattice.session.store=postgres",
					"lattice.postgres.timeout=100ms")
			.run((run) -> assertThat(run).hasSingleBean(PostgresRoomLog.class)
				.hasSingleBean(PostgresPresenceBus.class)
				.hasSingleBean(SessionStore.class)
				.hasSingleBean(PresenceBus.class));
	}

	@Test // K-170
	void snapshotsOfRoomsInRedisAreArchivedInThePostgresOfTheApplication() {
		this.context.withConfiguration(AutoConfigurations.of(LatticeRoomsActuatorAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withBean(ConnectionFactory.class, () -> ConnectionFactories.get("r2dbc:postgresql://u:p@127.0.0.1:1/d"))
			.withPropertyValues("lattice.rooms.store=redis", "lattice.rooms.archive=postgres",
					"lattice.postgres.timeout=100ms", "lattice.redis.timeout=100ms",
					"spring.data.redis.url=redis://127.0.0.1:1")
			.run((run) -> {
				assertThat(run).hasSingleBean(ArchivedRoomLog.class)
					.hasSingleBean(PostgresArchive.class)
					.hasSingleBean(RoomLog.class)
					.hasSingleBean(RedisPresenceBus.class)
					.doesNotHaveBean(PostgresPresenceBus.class);
				assertThat(run.getBean(RoomArchiveHealth.class).health().getStatus()).isEqualTo(Status.UP);
				CompletableFuture<Object> failed = new CompletableFuture<>();
				run.getBean(RoomLog.class).snapshot("board", completing(failed));
				assertThat(failed).failsWithin(Duration.ofSeconds(60));
				assertThat(run.getBean(RoomArchiveHealth.class).health().getStatus())
					.isEqualTo(RoomStoreHealth.DEGRADED);
				assertThat(run.getBean(SimpleMeterRegistry.class).get("lattice.rooms.archive.refused").gauge().value())
					.isEqualTo(1);
			});
	}

	@Test // K-172
	void theConnectionDetailsOfAServiceGoBeforeProperties() throws Exception {
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		RedisServer server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		server.start();
		try {
			this.context.withBean(DataRedisConnectionDetails.class, () -> new DataRedisConnectionDetails() {
				@Override
				public Standalone getStandalone() {
					return Standalone.of("127.0.0.1", port);
				}
			})
				.withPropertyValues("lattice.rooms.store=redis", "lattice.redis.timeout=60s",
						"spring.data.redis.url=redis://127.0.0.1:1")
				.run((run) -> assertThat(append(run.getBean(RoomLog.class)).sequence()).isEqualTo(1));
		}
		finally {
			server.stop();
		}
	}

	@Test // K-171
	void anArchiveIsForRoomsInRedis() {
		this.context.withPropertyValues("lattice.rooms.store=memory", "lattice.rooms.archive=postgres")
			.run((run) -> assertThat(run).getFailure()
				.rootCause()
				.hasMessageContaining("lattice.rooms.archive is POSTGRES and lattice.rooms.store is MEMORY"));
	}

	@Test // K-171
	void anArchiveWithoutItsDriverIsAFailureThatSaysWhatIsMissing() {
		this.context
			.withPropertyValues("lattice.rooms.store=redis", "lattice.rooms.archive=postgres",
					"lattice.redis.timeout=100ms", "spring.data.redis.url=redis://127.0.0.1:1")
			.run((run) -> assertThat(run).getFailure().rootCause().isInstanceOf(MissingStoreException.class));
		var analysis = new MissingStoreFailureAnalyzer()
			.analyze(new MissingStoreException(Kept.SNAPSHOTS, RoomArchiveType.POSTGRES));
		assertThat(analysis.getDescription()).contains("Snapshots of rooms", "'postgres'");
		assertThat(analysis.getAction()).contains("lattice.rooms.archive=none");
	}

	@Test // K-127
	void aStoreWithoutItsDriverIsAFailureThatSaysWhatIsMissing() {
		this.context.withClassLoader(new FilteredClassLoader("io.lettuce"))
			.withPropertyValues("lattice.rooms.store=redis")
			.run((run) -> assertThat(run).getFailure().rootCause().isInstanceOf(MissingStoreException.class));
		var analysis = new MissingStoreFailureAnalyzer()
			.analyze(new MissingStoreException(Kept.PAGES, SessionStoreType.POSTGRES));
		assertThat(analysis.getDescription()).contains("'postgres'");
		assertThat(analysis.getAction()).contains("r2dbc-postgresql").contains("spring.r2dbc.url");
	}

	private static Appended append(RoomLog log) {
		CompletableFuture<Appended> done = new CompletableFuture<>();
		log.append("board", new AppendRequest(Fence.NONE, "w", 1, new byte[] { 1 }, AckLevel.DURABLE),
				completing(done));
		return done.join();
	}

	private static <T, R extends T> Reply<R> completing(CompletableFuture<T> done) {
		return new Reply<>() {

			@Override
			public void succeeded(R result) {
				done.complete(result);
			}

			@Override
			public void failed(RoomLogException failure) {
				done.completeExceptionally(failure);
			}

		};
	}

}
