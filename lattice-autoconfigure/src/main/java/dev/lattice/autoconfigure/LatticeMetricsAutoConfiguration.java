package dev.lattice.autoconfigure;

import dev.lattice.actuate.LatticeMetrics;
import dev.lattice.actuate.SessionMeters;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.TransportListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** {@link AutoConfiguration Auto-configuration} of the meters "lattice.*". */
@AutoConfiguration(after = LatticeWebFluxAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({ MeterRegistry.class, SessionDirectory.class })
public final class LatticeMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(TransportListener.class)
	LatticeMetrics latticeMetrics(MeterRegistry registry) {
		return new LatticeMetrics(registry);
	}

	@Bean
	@ConditionalOnMissingBean
	SessionMeters latticeSessionMeters(SessionDirectory sessions) {
		return new SessionMeters(sessions);
	}

}
