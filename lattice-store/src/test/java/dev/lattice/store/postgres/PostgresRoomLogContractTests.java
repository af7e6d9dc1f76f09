package dev.lattice.store.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.test.RoomLogContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every log does, done by Postgres. */
@ExtendWith(PostgresFixture.Extension.class)
class PostgresRoomLogContractTests extends RoomLogContract {

	private static PostgresFixture server;

	private final List<PostgresLink> open = new ArrayList<>();

	@BeforeAll
	static void server(PostgresFixture fixture) {
		server = fixture;
	}

	@Override
	protected RoomLog open() {
		PostgresLink link = new PostgresLink(server.connections(),
				PostgresRoomLogTests.settings(Duration.ofSeconds(1)));
		if (this.open.isEmpty()) {
			link.notifying((connection) -> connection
				.createStatement("truncate lattice_room, lattice_room_entry, lattice_room_writer, lattice_room_chunk")
				.execute()
				.flatMap((result) -> result.getRowsUpdated())
				.then(reactor.core.publisher.Mono.just(true))).block();
		}
		this.open.add(link);
		return new PostgresRoomLog(link);
	}

	@Override
	protected int seeds() {
		return 4;
	}

	@AfterEach
	void close() {
		this.open.forEach(PostgresLink::close);
	}

}
