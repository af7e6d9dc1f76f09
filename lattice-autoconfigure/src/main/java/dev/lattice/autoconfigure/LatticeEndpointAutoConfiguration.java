package dev.lattice.autoconfigure;

import dev.lattice.actuate.LatticeEndpoint;
import dev.lattice.actuate.LatticeJournalsEndpoint;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.JournalCodec;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionJournals;
import dev.lattice.transport.SigningKeys;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} of the endpoints "lattice" and
 * "latticejournals".
 */
@AutoConfiguration(after = LatticeWebFluxAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(SessionDirectory.class)
public final class LatticeEndpointAutoConfiguration {

	@Bean
	@ConditionalOnAvailableEndpoint
	@ConditionalOnMissingBean
	LatticeEndpoint latticeEndpoint(SessionDirectory sessions, ComponentCatalog catalog) {
		return new LatticeEndpoint(sessions, catalog);
	}

	@Bean
	@ConditionalOnAvailableEndpoint
	@ConditionalOnMissingBean
	LatticeJournalsEndpoint latticeJournalsEndpoint(SessionJournals journals, SigningKeys keys) {
		return new LatticeJournalsEndpoint(journals, new JournalCodec(keys));
	}

}
