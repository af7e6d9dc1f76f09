package dev.lattice.autoconfigure;

import dev.lattice.cluster.Topics;
import dev.lattice.rooms.log.RoomLog;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * {@link AutoConfiguration Auto-configuration} of what nodes tell each other besides
 * rooms, wherever rooms are kept.
 */
@AutoConfiguration(after = LatticeRoomsAutoConfiguration.class)
@ConditionalOnClass(RoomLog.class)
@ConditionalOnBean(RoomLog.class)
@ConditionalOnBooleanProperty(name = "lattice.enabled", matchIfMissing = true)
public final class LatticeTopicsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Topics latticeTopics(@Lazy RoomLog log) {
		return new Topics(log);
	}

}
