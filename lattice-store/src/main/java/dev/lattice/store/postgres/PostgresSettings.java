package dev.lattice.store.postgres;

import java.time.Duration;

/**
 * How rooms are kept in Postgres.
 *
 * @param schema whether the tables are made if they are not there
 * @param connections how many connections there may be for statements, above 0; one more
 * listens
 * @param patience how long a call may take, the time without a connection included, until
 * it fails as unavailable
 * @param recheck how often is looked whether a notification was lost; where nobody can
 * listen, as behind a pooler of transactions, how long others wait for an entry
 * @param maxCalls how many calls may be under way; further ones fail as unavailable
 * @param maxBytes how many bytes of entries and snapshots may be under way; further ones
 * fail as unavailable
 */
public record PostgresSettings(Schema schema, int connections, Duration patience, Duration recheck, int maxCalls,
		long maxBytes) {

	/** The defaults. */
	public static final PostgresSettings DEFAULTS = new PostgresSettings(Schema.CREATE, 4, Duration.ofSeconds(5),
			Duration.ofSeconds(1), 10_000, 64 << 20);

	/** Who makes the tables. */
	public enum Schema {

		/** They are made if they are not there. */
		CREATE,

		/** They are there: somebody else has run {@code schema.sql}. */
		GIVEN

	}

	public PostgresSettings {
		if (patience.toMillis() <= 0 || recheck.toMillis() <= 0) {
			throw new IllegalArgumentException("Calls to Postgres may take " + patience + " and logs are checked every "
					+ recheck + "; both must be above 0");
		}
		if (connections <= 0 || maxCalls <= 0 || maxBytes <= 0) {
			throw new IllegalArgumentException("Limits of Postgres must be above 0: connections " + connections
					+ ", calls " + maxCalls + ", bytes " + maxBytes);
		}
	}

}
