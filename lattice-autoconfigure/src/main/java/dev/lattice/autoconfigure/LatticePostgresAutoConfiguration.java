package dev.lattice.autoconfigure;

import dev.lattice.collaboration.RoomStoreReport;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.archive.RoomArchive;
import dev.lattice.store.postgres.PostgresArchive;
import dev.lattice.store.postgres.PostgresLink;
import dev.lattice.store.postgres.PostgresPresenceBus;
import dev.lattice.store.postgres.PostgresRoomLog;
import dev.lattice.store.postgres.PostgresSessions;
import dev.lattice.transport.SessionStore;
import dev.lattice.transport.SharedSessionStore;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * {@link AutoConfiguration Auto-configuration} of rooms, their archive, and sessions that
 * are kept in Postgres. Where Postgres is, Spring Boot says: {@code spring.r2dbc}, a
 * service connection, Docker Compose.
 */
@AutoConfiguration(afterName = "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
		before = { LatticeRoomsAutoConfiguration.class, LatticeWebFluxAutoConfiguration.class })
@ConditionalOnClass({ PostgresLink.class, PostgresqlConnectionFactory.class })
@ConditionalOnSingleCandidate(ConnectionFactory.class)
@ConditionalOnBooleanProperty(name = "lattice.enabled", matchIfMissing = true)
@Conditional(OnSharedStore.Postgres.class)
@EnableConfigurationProperties({ PostgresStoreProperties.class, LatticeProperties.class })
public final class LatticePostgresAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PostgresLink latticePostgresLink(ConnectionFactory connections, PostgresStoreProperties properties) {
		return new PostgresLink(connections, properties.settings());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "lattice.rooms.archive", havingValue = "postgres")
	RoomArchive latticePostgresArchive(PostgresLink link) {
		return new PostgresArchive(link);
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "lattice.session.store", havingValue = "postgres")
	SessionStore latticePostgresSessionStore(PostgresLink link, LatticeProperties properties) {
		PostgresSessions sessions = new PostgresSessions(link, properties.session().snapshotLifetime());
		return new SharedSessionStore(sessions::save, sessions::take, sessions::forget);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "lattice.rooms.store", havingValue = "postgres")
	static class RoomsInPostgres {

		@Bean
		@ConditionalOnMissingBean
		RoomLog latticePostgresRoomLog(PostgresLink link) {
			return new PostgresRoomLog(link);
		}

		/** What Postgres keeps is told by its settings. */
		@Bean
		@ConditionalOnMissingBean
		RoomStoreReport latticePostgresStoreReport(PostgresLink link) {
			return new SharedStoreReport("postgres", link::persistence);
		}

		@Bean
		@ConditionalOnMissingBean
		PresenceBus latticePostgresPresenceBus(PostgresLink link) {
			return new PostgresPresenceBus(link);
		}

	}

}
