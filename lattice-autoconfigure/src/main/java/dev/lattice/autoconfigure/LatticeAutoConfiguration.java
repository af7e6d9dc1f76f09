package dev.lattice.autoconfigure;

import java.util.List;
import java.util.Set;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.FrameCodec;
import dev.lattice.engine.session.Pacing;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link AutoConfiguration Auto-configuration} of what Lattice needs with or without a
 * web server: the application's components and what renders them.
 */
@AutoConfiguration
@ConditionalOnClass(Component.class)
@ConditionalOnBooleanProperty(name = "lattice.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LatticeProperties.class)
public final class LatticeAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(LatticeAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	Templates latticeTemplates(LatticeProperties properties) {
		return new Templates(properties.templates());
	}

	@Bean
	@ConditionalOnMissingBean
	SessionLimits latticeSessionLimits(LatticeProperties properties) {
		LatticeProperties.Session session = properties.session();
		LatticeProperties.Pacing pacing = properties.pacing();
		return new SessionLimits(session.joinTimeout().toMillis(), session.resumeTimeout().toMillis(),
				session.maxUnacknowledgedPatches(), Math.toIntExact(session.maxUnacknowledgedSize().toBytes()),
				session.maxStrangeInputs(), session.maxTimers(), Pacing.perSecond(pacing.maxPushesPerSecond(),
						pacing.hiddenPushInterval().toMillis(), pacing.acknowledgeTimeout().toMillis()),
				session.hibernateAfter().toMillis());
	}

	@Bean
	@ConditionalOnMissingBean(FrameCodec.class)
	SmileFrameCodec latticeFrameCodec() {
		return new SmileFrameCodec();
	}

	@Bean
	@ConditionalOnMissingBean
	ComponentCatalog latticeComponentCatalog(BeanFactory beans, Environment environment, ResourceLoader resources) {
		List<String> packages = AutoConfigurationPackages.has(beans) ? AutoConfigurationPackages.get(beans) : List.of();
		Set<Class<?>> types = new ComponentScanner(environment, resources).scan(packages);
		logger.debug("Found {} components in {}", types.size(), packages);
		return ComponentCatalog.of(types);
	}

	@Bean
	@ConditionalOnMissingBean
	ComponentFactory latticeComponentFactory(ComponentCatalog catalog, AutowireCapableBeanFactory beans,
			@Qualifier("webFluxConversionService") ObjectProvider<ConversionService> conversions) {
		return new ComponentFactory(catalog, beans,
				conversions.getIfAvailable(ApplicationConversionService::getSharedInstance));
	}

}
