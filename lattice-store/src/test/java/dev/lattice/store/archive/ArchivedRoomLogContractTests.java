package dev.lattice.store.archive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.postgres.PostgresArchive;
import dev.lattice.store.postgres.PostgresFixture;
import dev.lattice.store.postgres.PostgresLink;
import dev.lattice.store.postgres.PostgresSettings;
import dev.lattice.store.redis.RedisFixture;
import dev.lattice.store.redis.RedisLink;
import dev.lattice.store.redis.RedisRoomLog;
import dev.lattice.store.redis.RedisSettings;
import dev.lattice.store.test.RoomLogContract;
import io.lettuce.core.RedisClient;
import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;

/** What every log does, done by Redis with an archive in Postgres. */
@ExtendWith({ RedisFixture.Extension.class, PostgresFixture.Extension.class })
class ArchivedRoomLogContractTests extends RoomLogContract {

	private static RedisFixture redis;

	private static PostgresFixture postgres;

	private final RedisSettings settings = new RedisSettings("lattice:" + UUID.randomUUID() + ":",
			Duration.ofSeconds(60), Duration.ofSeconds(1), 10_000, 64 << 20, 1_000, 0);

	private final List<AutoCloseable> open = new ArrayList<>();

	private RedisClient client;

	@BeforeAll
	static void servers(RedisFixture hot, PostgresFixture archive) {
		redis = hot;
		postgres = archive;
	}

	@Override
	protected RoomLog open() {
		PostgresLink archive = new PostgresLink(postgres.connections(), new PostgresSettings(
				PostgresSettings.Schema.CREATE, 2, Duration.ofSeconds(60), Duration.ofSeconds(5), 10_000, 64 << 20));
		if (this.client == null) {
			this.client = RedisClient.create(redis.uri());
			forget();
		}
		RedisLink link = new RedisLink(this.client, this.settings);
		this.open.add(link);
		this.open.add(archive);
		return new ArchivedRoomLog(RedisRoomLog.hot(link), new PostgresArchive(archive));
	}

	/** Rooms of other tests have the same names. */
	private static void forget() {
		Flux.usingWhen(postgres.connections().create(), (connection) -> Flux.from(connection.createStatement("""
				do $$ begin if to_regclass('lattice_room') is not null then
				truncate lattice_room, lattice_room_entry, lattice_room_writer, lattice_room_chunk;
				end if; end $$""").execute()).flatMap((result) -> result.getRowsUpdated()), Connection::close)
			.blockLast();
	}

	@Override
	protected int seeds() {
		return 2;
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open) {
			each.close();
		}
		this.client.close();
	}

}
