package dev.lattice.autoconfigure;

import dev.lattice.collaboration.RoomStoreReport;
import dev.lattice.rooms.log.PresenceBus;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.archive.ArchivedRoomLog;
import dev.lattice.store.archive.RoomArchive;
import dev.lattice.store.redis.RedisDurability;
import dev.lattice.store.redis.RedisLink;
import dev.lattice.store.redis.RedisPresenceBus;
import dev.lattice.store.redis.RedisRoomLog;
import dev.lattice.store.redis.RedisSessions;
import dev.lattice.transport.SessionStore;
import dev.lattice.transport.SharedSessionStore;
import io.lettuce.core.AbstractRedisClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * {@link AutoConfiguration Auto-configuration} of rooms and sessions that are kept in
 * Redis. Where Redis is, Spring Boot says: {@code spring.data.redis}, a service
 * connection, Docker Compose.
 */
@AutoConfiguration(after = DataRedisAutoConfiguration.class,
		before = { LatticeRoomsAutoConfiguration.class, LatticeWebFluxAutoConfiguration.class })
@ConditionalOnClass({ RedisLink.class, AbstractRedisClient.class, DataRedisConnectionDetails.class })
@ConditionalOnBean(DataRedisConnectionDetails.class)
@ConditionalOnBooleanProperty(name = "lattice.enabled", matchIfMissing = true)
@Conditional(OnSharedStore.Redis.class)
@EnableConfigurationProperties({ RedisStoreProperties.class, LatticeProperties.class })
public final class LatticeRedisAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(LatticeRedisAutoConfiguration.class);

	@Bean(destroyMethod = "shutdown")
	@ConditionalOnMissingBean(name = "latticeRedisClient")
	AbstractRedisClient latticeRedisClient(DataRedisConnectionDetails details) {
		return RedisClients.create(details);
	}

	@Bean
	@ConditionalOnMissingBean
	RedisLink latticeRedisLink(AbstractRedisClient latticeRedisClient, RedisStoreProperties properties) {
		return new RedisLink(latticeRedisClient, properties.settings());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnProperty(name = "lattice.session.store", havingValue = "redis")
	SessionStore latticeRedisSessionStore(RedisLink link, LatticeProperties properties) {
		RedisSessions sessions = new RedisSessions(link, properties.session().snapshotLifetime());
		return new SharedSessionStore(sessions::save, sessions::take, sessions::forget);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "lattice.rooms.store", havingValue = "redis")
	static class RoomsInRedis {

		@Bean
		@ConditionalOnMissingBean(RoomLog.class)
		@ConditionalOnProperty(name = "lattice.rooms.archive", havingValue = "postgres")
		ArchivedRoomLog latticeArchivedRoomLog(RedisLink link, ObjectProvider<RoomArchive> archive) {
			RoomArchive there = archive.getIfAvailable();
			if (there == null) {
				throw new MissingStoreException(MissingStoreException.Kept.SNAPSHOTS, RoomArchiveType.POSTGRES);
			}
			reportDurability(link);
			return new ArchivedRoomLog(RedisRoomLog.hot(link), there);
		}

		@Bean
		@ConditionalOnMissingBean
		RoomLog latticeRedisRoomLog(RedisLink link) {
			reportDurability(link);
			return new RedisRoomLog(link);
		}

		/** What Redis keeps is told by its settings. */
		@Bean
		@ConditionalOnMissingBean
		RoomStoreReport latticeRedisStoreReport(RedisLink link) {
			return new SharedStoreReport("redis", link::persistence);
		}

		@Bean
		@ConditionalOnMissingBean
		PresenceBus latticeRedisPresenceBus(RedisLink link) {
			return new RedisPresenceBus(link);
		}

		@SuppressWarnings("FutureReturnValueIgnored") // it is logged, or nothing is
		private static void reportDurability(RedisLink link) {
			link.durability().thenAccept(RoomsInRedis::report);
		}

		private static void report(RedisDurability durability) {
			switch (durability) {
				case KEPT ->
					logger.info("Redis keeps what it acknowledges on its disk: saved edits survive a loss of power");
				case SECONDS ->
					logger.warn("Redis writes to its disk every second (appendfsync): a loss of its power may lose the"
							+ " last seconds of edits that show as saved; set appendfsync always if they must not be lost");
				case LOST ->
					logger.warn("Redis keeps edits in its memory (appendonly no): its end may lose edits that show as"
							+ " saved; set appendonly yes");
				case UNKNOWN ->
					logger.warn("Redis does not say whether it keeps edits on its disk (CONFIG and INFO are refused):"
							+ " whether saved edits survive its end depends on its appendonly setting");
			}
		}

	}

}
