package dev.lattice.autoconfigure;

import java.time.Duration;

import dev.lattice.store.postgres.PostgresSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept in Postgres.
 *
 * @param schema Who makes the tables.
 * @param connections Number of connections for statements, apart from the application's;
 * one more listens.
 * @param timeout Time a call may take, without a connection too, until it fails.
 * @param recheckInterval How often is looked whether a notification was lost.
 * @param maxCalls Number of calls that may be under way; further ones fail.
 * @param maxSize Size of what may be under way; more fails.
 */
@ConfigurationProperties("lattice.postgres")
public record PostgresStoreProperties(@DefaultValue("create") PostgresSettings.Schema schema,
		@DefaultValue("4") int connections, @DefaultValue("5s") Duration timeout,
		@DefaultValue("1s") Duration recheckInterval, @DefaultValue("10000") int maxCalls,
		@DefaultValue("64MB") DataSize maxSize) {

	PostgresSettings settings() {
		return new PostgresSettings(this.schema, this.connections, this.timeout, this.recheckInterval, this.maxCalls,
				this.maxSize.toBytes());
	}

}
