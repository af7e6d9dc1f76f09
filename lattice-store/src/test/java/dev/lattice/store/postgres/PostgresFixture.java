package dev.lattice.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.lattice.store.ServerFixture;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One real Postgres for the whole run: the one that {@code LATTICE_TEST_POSTGRES_URI}
 * names, as an URL of R2DBC with user and password, else one in Docker, else the one that
 * came from Maven Central.
 */
public final class PostgresFixture extends ServerFixture {

	private PostgresFixture(String uri, AutoCloseable stop) {
		super(uri, stop);
	}

	@SuppressWarnings("resource") // closed with the fixture
	public static PostgresFixture start() {
		String given = System.getenv("LATTICE_TEST_POSTGRES_URI");
		if (given != null) {
			return new PostgresFixture(given, () -> {
			});
		}
		if (DockerClientFactory.instance().isDockerAvailable()) {
			PostgreSQLContainer container = new PostgreSQLContainer("postgres:17-alpine");
			container.start();
			return new PostgresFixture("r2dbc:postgresql://" + container.getUsername() + ":" + container.getPassword()
					+ "@" + container.getHost() + ":" + container.getMappedPort(5432) + "/"
					+ container.getDatabaseName(), container);
		}
		try {
			EmbeddedPostgres embedded = EmbeddedPostgres.builder()
				.setServerConfig("listen_addresses", "127.0.0.1")
				.setPGStartupWait(java.time.Duration.ofSeconds(60))
				.start();
			return new PostgresFixture(
					"r2dbc:postgresql://postgres:postgres@127.0.0.1:" + embedded.getPort() + "/postgres", embedded);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public ConnectionFactory connections() {
		return ConnectionFactories.get(uri());
	}

	/** Gives tests the fixture. */
	public static final class Extension extends ServerFixture.Extension<PostgresFixture> {

		public Extension() {
			super(PostgresFixture.class, PostgresFixture::start);
		}

	}

}
