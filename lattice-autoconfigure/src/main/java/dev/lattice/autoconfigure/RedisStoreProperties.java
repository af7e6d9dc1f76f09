package dev.lattice.autoconfigure;

import java.time.Duration;

import dev.lattice.store.redis.RedisSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept in Redis.
 *
 * @param prefix What every key and channel begins with.
 * @param timeout Time a command may take, without a connection too, until it fails.
 * @param recheckInterval How often is looked whether a message of Redis was lost.
 * @param maxCommands Number of commands that may be under way; further ones fail.
 * @param maxSize Size of what may be under way; more fails.
 * @param maxMessageSize Size of an entry up to which it is published whole; larger ones
 * are read by those who need them.
 * @param replicas Number of replicas that must have an edit before it counts as durable.
 */
@ConfigurationProperties("lattice.redis")
public record RedisStoreProperties(@DefaultValue("lattice:") String prefix, @DefaultValue("5s") Duration timeout,
		@DefaultValue("5s") Duration recheckInterval, @DefaultValue("10000") int maxCommands,
		@DefaultValue("64MB") DataSize maxSize, @DefaultValue("16KB") DataSize maxMessageSize,
		@DefaultValue("0") int replicas) {

	RedisSettings settings() {
		return new RedisSettings(this.prefix, this.timeout, this.recheckInterval, this.maxCommands,
				this.maxSize.toBytes(), Math.toIntExact(this.maxMessageSize.toBytes()), this.replicas);
	}

}
