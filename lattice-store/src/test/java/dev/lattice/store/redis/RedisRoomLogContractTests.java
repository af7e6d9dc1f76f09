package dev.lattice.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.test.RoomLogContract;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every log does, done by Redis. */
@ExtendWith(RedisFixture.Extension.class)
class RedisRoomLogContractTests extends RoomLogContract {

	private final RedisSettings settings = new RedisSettings("lattice:" + UUID.randomUUID() + ":",
			Duration.ofSeconds(60), Duration.ofSeconds(1), 10_000, 64 << 20, 1_000, 0);

	private final List<AutoCloseable> open = new ArrayList<>();

	private static String uri;

	private RedisClient client;

	@BeforeAll
	static void address(RedisFixture fixture) {
		uri = fixture.uri();
	}

	@Override
	protected RoomLog open() {
		if (this.client == null) {
			this.client = RedisClient.create(uri);
		}
		RedisLink link = new RedisLink(this.client, this.settings);
		this.open.add(link);
		return new RedisRoomLog(link);
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open) {
			each.close();
		}
		this.client.close();
	}

}
