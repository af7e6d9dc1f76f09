package dev.lattice.store.cluster;

import java.time.Duration;
import java.util.UUID;

import dev.lattice.store.ServerProcess;
import dev.lattice.store.redis.RedisLink;
import dev.lattice.store.redis.RedisPresenceBus;
import dev.lattice.store.redis.RedisProcess;
import dev.lattice.store.redis.RedisRoomLog;
import dev.lattice.store.redis.RedisSettings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.KillArgs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One room on several nodes over a Redis that writes before it acknowledges. */
class RedisSharedRoomTests extends SharedRoomContract {

	private static Server server;

	@BeforeAll
	static void begin() {
		server = new Server();
	}

	@AfterAll
	static void end() {
		server.close();
	}

	@Override
	SharedServer server() {
		return server;
	}

	private static final class Server implements SharedServer {

		private final RedisProcess process = RedisProcess.durable();

		private final RedisClient admin = RedisClient.create(this.process.uri());

		private final String prefix = "lattice:" + UUID.randomUUID() + ":";

		@Override
		public ServerProcess process() {
			return this.process;
		}

		@Override
		public Link connect(Duration patience) {
			RedisClient client = RedisClient.create(this.process.uri());
			RedisLink link = new RedisLink(client,
					new RedisSettings(this.prefix, patience, Duration.ofMillis(500), 10_000, 64 << 20, 1_000, 0));
			return new Link(new RedisRoomLog(link), new RedisPresenceBus(link), () -> {
				link.close();
				client.shutdown(0, 0, java.util.concurrent.TimeUnit.SECONDS);
			});
		}

		@Override
		public void cutConnections() {
			RedisCommands<String, String> redis = this.admin.connect().sync();
			redis.clientKill(KillArgs.Builder.typePubsub());
			redis.clientKill(KillArgs.Builder.typeNormal());
			redis.getStatefulConnection().close();
		}

		@Override
		public void close() {
			this.admin.shutdown(0, 0, java.util.concurrent.TimeUnit.SECONDS);
			this.process.close();
		}

	}

}
