package dev.lattice.store.redis;

import java.time.Duration;

/**
 * How rooms are kept in Redis.
 *
 * @param prefix what every key and channel begins with; without braces, which are for the
 * room
 * @param patience how long a command may take, the time without a connection included,
 * until it fails as unavailable
 * @param recheck how often those who follow a log look whether a bell was lost
 * @param maxCommands how many commands may be under way; further ones fail as unavailable
 * @param maxBytes how many bytes of entries and snapshots may be under way; further ones
 * fail as unavailable
 * @param maxBell up to which size in bytes an entry is told with the bell; larger ones
 * are read
 * @param replicas how many replicas have to have an entry until it counts as durable; 0
 * for none
 */
public record RedisSettings(String prefix, Duration patience, Duration recheck, int maxCommands, long maxBytes,
		int maxBell, int replicas) {

	/** The defaults. */
	public static final RedisSettings DEFAULTS = new RedisSettings("lattice:", Duration.ofSeconds(5),
			Duration.ofSeconds(5), 10_000, 64 << 20, 16 << 10, 0);

	public RedisSettings {
		if (prefix.indexOf('{') >= 0 || prefix.indexOf('}') >= 0) {
			throw new IllegalArgumentException("The prefix '" + prefix
					+ "' of keys in Redis has a brace; braces choose the node of a cluster and stand around the room's name");
		}
		if (patience.toMillis() <= 0 || recheck.toMillis() <= 0) {
			throw new IllegalArgumentException("Commands to Redis may take " + patience + " and logs are checked every "
					+ recheck + "; both must be above 0");
		}
		if (maxCommands <= 0 || maxBytes <= 0 || maxBell < 0 || replicas < 0) {
			throw new IllegalArgumentException("Limits of Redis must be above 0: commands " + maxCommands + ", bytes "
					+ maxBytes + ", bell " + maxBell + ", replicas " + replicas);
		}
	}

}
