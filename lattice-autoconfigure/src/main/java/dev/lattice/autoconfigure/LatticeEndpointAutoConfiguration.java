package dev.lattice.autoconfigure;

import dev.lattice.actuate.LatticeEndpoint;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.SessionDirectory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** {@link AutoConfiguration Auto-configuration} of the endpoint "lattice". */
@AutoConfiguration(after = LatticeWebFluxAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(LatticeEndpoint.class)
@ConditionalOnBean(SessionDirectory.class)
public final class LatticeEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LatticeEndpoint latticeEndpoint(SessionDirectory sessions, ComponentCatalog catalog) {
		return new LatticeEndpoint(sessions, catalog);
	}

}
