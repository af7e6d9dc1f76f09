package dev.lattice.autoconfigure;

import dev.lattice.actuate.LatticeRoomsEndpoint;
import dev.lattice.actuate.RoomArchiveHealth;
import dev.lattice.actuate.RoomArchiveMetrics;
import dev.lattice.actuate.RoomMetrics;
import dev.lattice.actuate.RoomStoreHealth;
import dev.lattice.actuate.RoomsHealth;
import dev.lattice.collaboration.RoomStoreReport;
import dev.lattice.collaboration.RoomsOverview;
import dev.lattice.rooms.Rooms;
import dev.lattice.store.archive.ArchivedRoomLog;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link AutoConfiguration Auto-configuration} of what operators see of rooms: meters,
 * health, and the endpoint "latticerooms".
 */
@AutoConfiguration(after = LatticeRoomsAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(Rooms.class)
@ConditionalOnBean(RoomsOverview.class)
public final class LatticeRoomsActuatorAutoConfiguration {

	/** Meters. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class Metrics {

		@Bean
		@ConditionalOnMissingBean
		RoomMetrics latticeRoomMetrics(MeterRegistry registry, RoomsOverview overview) {
			return new RoomMetrics(registry, overview);
		}

	}

	/** Health. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
	static class RoomHealth {

		@Bean
		@ConditionalOnEnabledHealthIndicator("latticerooms")
		@ConditionalOnMissingBean
		RoomsHealth latticeRoomsHealthIndicator(RoomsOverview overview) {
			return new RoomsHealth(overview);
		}

		@Bean
		@ConditionalOnEnabledHealthIndicator("latticeroomstore")
		@ConditionalOnBean(RoomStoreReport.class)
		@ConditionalOnMissingBean
		RoomStoreHealth latticeRoomStoreHealthIndicator(RoomStoreReport report, RoomsProperties properties) {
			return new RoomStoreHealth(report, properties.durability());
		}

	}

	/** The archive, where there is one. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ArchivedRoomLog.class)
	@ConditionalOnBean(ArchivedRoomLog.class)
	static class Archive {

		/** Meters. */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(MeterRegistry.class)
		@ConditionalOnBean(MeterRegistry.class)
		static class Metrics {

			@Bean
			@ConditionalOnMissingBean
			RoomArchiveMetrics latticeRoomArchiveMetrics(MeterRegistry registry, ArchivedRoomLog log) {
				return new RoomArchiveMetrics(registry, log);
			}

		}

		/** Health. */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
		static class ArchiveHealth {

			@Bean
			@ConditionalOnEnabledHealthIndicator("latticeroomarchive")
			@ConditionalOnMissingBean
			RoomArchiveHealth latticeRoomArchiveHealthIndicator(ArchivedRoomLog log) {
				return new RoomArchiveHealth(log);
			}

		}

	}

	/** The endpoint. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	static class RoomsEndpoint {

		@Bean
		@ConditionalOnAvailableEndpoint
		@ConditionalOnMissingBean
		LatticeRoomsEndpoint latticeRoomsEndpoint(RoomsOverview overview) {
			return new LatticeRoomsEndpoint(overview);
		}

	}

}
