package dev.lattice.store.postgres;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** What Postgres says of how it keeps what it acknowledges. */
@ExtendWith(PostgresFixture.Extension.class)
class PostgresPersistenceTests {

	@Test // K-137
	void itsSettingsAreTold(PostgresFixture fixture) throws Exception {
		try (PostgresLink link = new PostgresLink(fixture.connections(),
				PostgresRoomLogTests.settings(Duration.ofSeconds(1)))) {
			assertThat(link.persistence().toCompletableFuture().get().get("synchronous_commit")).isIn("on", "off",
					"local", "remote_write", "remote_apply");
			assertThat(link.persistence().toCompletableFuture().get().get("fsync")).isIn("on", "off");
		}
	}

}
