package dev.lattice.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;

import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.embedded.EmbeddedRoomLog;
import dev.lattice.store.embedded.EmbeddedSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import reactor.core.scheduler.Schedulers;

/**
 * {@link AutoConfiguration Auto-configuration} of rooms that are kept in files of this
 * machine: the default.
 */
@AutoConfiguration(before = LatticeRoomsAutoConfiguration.class)
@ConditionalOnClass(EmbeddedRoomLog.class)
@ConditionalOnBooleanProperty(name = { "lattice.enabled", "lattice.rooms.enabled" }, matchIfMissing = true)
@ConditionalOnProperty(name = "lattice.rooms.store", havingValue = "embedded", matchIfMissing = true)
@EnableConfigurationProperties(RoomsProperties.class)
public final class LatticeEmbeddedStoreAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedRoomLog.class);

	@Bean
	@ConditionalOnMissingBean(RoomLog.class)
	EmbeddedStoreReport latticeEmbeddedStoreReport(RoomsProperties properties) {
		return new EmbeddedStoreReport(properties.directory().toAbsolutePath());
	}

	/**
	 * Opened when the first room is used, or at the start if there are rooms as beans.
	 */
	@Bean
	@Lazy
	@ConditionalOnMissingBean(RoomLog.class)
	EmbeddedRoomLog latticeEmbeddedRoomLog(RoomsProperties properties, EmbeddedStoreReport report) throws IOException {
		Path directory = properties.directory().toAbsolutePath();
		EmbeddedRoomLog log = EmbeddedRoomLog.open(directory, EmbeddedSettings.DEFAULTS, report,
				Schedulers.boundedElastic()::schedule);
		report.opened(log);
		logger.info("Rooms are kept in {}", directory);
		return log;
	}

}
