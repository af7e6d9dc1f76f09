package dev.lattice.store.cluster;

import java.time.Duration;

import dev.lattice.store.ServerProcess;
import dev.lattice.store.postgres.PostgresLink;
import dev.lattice.store.postgres.PostgresPresenceBus;
import dev.lattice.store.postgres.PostgresProcess;
import dev.lattice.store.postgres.PostgresRoomLog;
import dev.lattice.store.postgres.PostgresSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One room on several nodes over a Postgres that writes before it acknowledges. */
class PostgresSharedRoomTests extends SharedRoomContract {

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

		private final PostgresProcess process = new PostgresProcess();

		@Override
		public ServerProcess process() {
			return this.process;
		}

		@Override
		public Link connect(Duration patience) {
			PostgresLink link = new PostgresLink(this.process.connections(), new PostgresSettings(
					PostgresSettings.Schema.CREATE, 4, patience, Duration.ofMillis(500), 10_000, 64 << 20));
			return new Link(new PostgresRoomLog(link), new PostgresPresenceBus(link), link);
		}

		@Override
		public void cutConnections() {
			this.process.run("select pg_terminate_backend(pid) from pg_stat_activity "
					+ "where pid <> pg_backend_pid() and backend_type = 'client backend'");
		}

		@Override
		public void close() {
			this.process.close();
		}

	}

}
