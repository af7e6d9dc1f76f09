package dev.lattice.autoconfigure;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.FrameCodec;
import dev.lattice.engine.session.Pacing;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.whole.Counter;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class LatticeAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LatticeAutoConfiguration.class));

	@Test
	void rendersWithoutAWebServer() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(Templates.class)
			.hasSingleBean(ComponentCatalog.class)
			.hasSingleBean(ComponentFactory.class)
			.hasSingleBean(SessionLimits.class)
			.hasSingleBean(FrameCodec.class)
			.doesNotHaveBean(SessionDirectory.class));
	}

	@Test
	void findsNothingWithoutPackages() {
		this.runner.run((context) -> assertThat(context.getBean(ComponentCatalog.class).routes()).isEmpty());
	}

	@Test
	void findsComponentsInTheApplicationsPackages() {
		this.runner.withUserConfiguration(ScannedConfiguration.class)
			.run((context) -> assertThat(context.getBean(ComponentCatalog.class).routes())
				.extracting((route) -> route.path().getPatternString())
				.contains("/counter", "/shared", "/greeting/{name}"));
	}

	@Test
	void canBeSwitchedOff() {
		this.runner.withPropertyValues("lattice.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LatticeAutoConfiguration.class)
				.doesNotHaveBean(Templates.class));
	}

	@Test
	void backsOffWithoutTheEngine() {
		this.runner.withClassLoader(new FilteredClassLoader("dev.lattice.engine.component"))
			.run((context) -> assertThat(context).doesNotHaveBean(LatticeAutoConfiguration.class));
	}

	@Test
	void backsOffForTheApplicationsBeans() {
		this.runner.withUserConfiguration(OwnBeansConfiguration.class).run((context) -> {
			assertThat(context).getBean(Templates.class).isSameAs(OwnBeansConfiguration.TEMPLATES);
			assertThat(context).getBean(SessionLimits.class).isSameAs(OwnBeansConfiguration.LIMITS);
			assertThat(context).getBean(FrameCodec.class).isSameAs(OwnBeansConfiguration.CODEC);
		});
	}

	@Test
	void bindsProperties() {
		this.runner
			.withPropertyValues("lattice.session.join-timeout=3s", "lattice.session.resume-timeout=5m",
					"lattice.session.hibernate-after=90s", "lattice.session.max-unacknowledged-size=1MB",
					"lattice.session.max-unacknowledged-patches=7", "lattice.session.max-strange-inputs=1",
					"lattice.session.max-timers=8", "lattice.pacing.max-pushes-per-second=10",
					"lattice.pacing.hidden-push-interval=1m", "lattice.pacing.acknowledge-timeout=5s",
					"lattice.websocket.max-frame-size=1KB", "lattice.page.stylesheets=/a.css,/b.css")
			.run((context) -> {
				assertThat(context.getBean(SessionLimits.class)).isEqualTo(
						new SessionLimits(3_000, 300_000, 7, 1024 * 1024, 1, 8).at(new Pacing(100, 60_000, 5_000))
							.hibernatingAfter(90_000));
				LatticeProperties properties = context.getBean(LatticeProperties.class);
				assertThat(properties.websocket().maxFrameSize()).isEqualTo(DataSize.ofKilobytes(1));
				assertThat(properties.page().stylesheets()).containsExactly("/a.css", "/b.css");
				assertThat(properties.page().favicon()).isNull();
			});
	}

	@Test
	void defaultsAreThoseOfTheEngine() {
		this.runner.run((context) -> {
			assertThat(context.getBean(SessionLimits.class)).isEqualTo(SessionLimits.DEFAULTS);
			assertThat(context.getBean(LatticeProperties.class).session().drainTimeout())
				.isEqualTo(Duration.ofSeconds(5));
		});
	}

	@Test
	void propertiesDoNotShowKeys() {
		this.runner.withPropertyValues("lattice.security.keys=c2VjcmV0")
			.run((context) -> assertThat(context.getBean(LatticeProperties.class).toString())
				.doesNotContain("c2VjcmV0"));
	}

	@Test
	void allAutoConfigurationsAreListedInOrder() {
		Set<String> listed = new TreeSet<>();
		ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("dev.lattice"))
			.forEach(listed::add);

		assertThat(listed).containsExactly(LatticeAutoConfiguration.class.getName(),
				LatticeEmbeddedStoreAutoConfiguration.class.getName(), LatticeEndpointAutoConfiguration.class.getName(),
				LatticeMetricsAutoConfiguration.class.getName(), LatticePostgresAutoConfiguration.class.getName(),
				LatticeRedisAutoConfiguration.class.getName(), LatticeRoomEndpointsAutoConfiguration.class.getName(),
				LatticeRoomsActuatorAutoConfiguration.class.getName(), LatticeRoomsAutoConfiguration.class.getName(),
				LatticeSecurityAutoConfiguration.class.getName(), LatticeTopicsAutoConfiguration.class.getName(),
				LatticeValidationAutoConfiguration.class.getName(), LatticeWebFluxAutoConfiguration.class.getName());
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Counter.class)
	static class ScannedConfiguration {

		@Bean
		dev.lattice.engine.signal.SharedSignal<Integer> count() {
			return dev.lattice.engine.signal.SharedSignal.of(0);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeansConfiguration {

		static final Templates TEMPLATES = new Templates(1);

		static final SessionLimits LIMITS = new SessionLimits(1, 1, 1, 1, 1, 1);

		static final FrameCodec CODEC = mock();

		@Bean
		Templates templates() {
			return TEMPLATES;
		}

		@Bean
		SessionLimits limits() {
			return LIMITS;
		}

		@Bean
		FrameCodec codec() {
			return CODEC;
		}

	}

}
