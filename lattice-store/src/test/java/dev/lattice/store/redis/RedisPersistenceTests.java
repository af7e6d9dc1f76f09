package dev.lattice.store.redis;

import java.time.Duration;
import java.util.Map;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;

import static io.lettuce.core.protocol.CommandType.CONFIG;
import static io.lettuce.core.protocol.CommandType.INFO;
import static org.assertj.core.api.Assertions.assertThat;

/** What Redis says of how it keeps what it acknowledges. */
class RedisPersistenceTests {

	@Test // K-137
	void itsSettingsAreTold() throws Exception {
		try (RedisProcess server = RedisProcess.durable()) {
			assertThat(ask(server.uri())).containsEntry("appendonly", "yes").containsEntry("appendfsync", "always");
		}
	}

	@Test // K-137
	void whatItRefusesToSayIsUnknown() throws Exception {
		try (RedisProcess server = new RedisProcess("--appendonly", "yes")) {
			allow(server, "half", AclSetuserArgs.Builder.on().nopass().allKeys().allCommands().removeCommand(CONFIG));
			allow(server, "none",
					AclSetuserArgs.Builder.on()
						.nopass()
						.allKeys()
						.allCommands()
						.removeCommand(CONFIG)
						.removeCommand(INFO));
			assertThat(ask(server.uri().replace("://", "://half:any@"))).containsEntry("appendonly", "yes")
				.containsEntry("appendfsync", "unknown");
			assertThat(ask(server.uri().replace("://", "://none:any@"))).containsEntry("appendonly", "unknown")
				.containsEntry("appendfsync", "unknown");
		}
	}

	private static void allow(RedisProcess server, String user, AclSetuserArgs args) {
		RedisClient client = RedisClient.create(server.uri());
		try {
			client.connect().sync().aclSetuser(user, args);
		}
		finally {
			client.shutdown();
		}
	}

	private static Map<String, String> ask(String uri) throws Exception {
		RedisClient client = RedisClient.create(uri);
		try (RedisLink link = new RedisLink(client,
				new RedisSettings("lattice:", Duration.ofSeconds(60), Duration.ofSeconds(1), 100, 1 << 20, 100, 0))) {
			return link.persistence().toCompletableFuture().get();
		}
		finally {
			client.shutdown();
		}
	}

}
