package dev.lattice.autoconfigure;

import java.util.Base64;
import java.util.List;

import dev.lattice.actuate.LatticeEndpoint;
import dev.lattice.actuate.LatticeMetrics;
import dev.lattice.actuate.SessionMeters;
import dev.lattice.engine.session.NavigationOutcome;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.webflux.ClientScript;
import dev.lattice.transport.webflux.LatticePages;
import dev.lattice.transport.webflux.LatticeStreamHandler;
import dev.lattice.transport.webflux.LatticeWebSocketHandler;
import dev.lattice.transport.webflux.SessionDrain;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LatticeWebFluxAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(LatticeAutoConfiguration.class,
			LatticeWebFluxAutoConfiguration.class, LatticeEndpointAutoConfiguration.class,
			LatticeMetricsAutoConfiguration.class, TaskExecutionAutoConfiguration.class,
			WebFluxAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void servesPagesAndSockets() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(SessionDirectory.class)
			.hasSingleBean(LatticePages.class)
			.hasSingleBean(LatticeWebSocketHandler.class)
			.hasSingleBean(SessionDrain.class));
	}

	@Test
	void theSocketIsAskedBeforeFunctionalRoutes() {
		this.runner.withPropertyValues("lattice.websocket.path=/live").run((context) -> {
			SimpleUrlHandlerMapping mapping = context.getBean("latticeWebSocketHandlerMapping",
					SimpleUrlHandlerMapping.class);
			assertThat(mapping.getUrlMap()).containsOnlyKeys("/live");
			assertThat(mapping.getOrder()).isEqualTo(-2);
		});
	}

	@Test
	void theFallbackIsBesideTheSocket() {
		this.runner.withPropertyValues("lattice.websocket.path=/live")
			.run((context) -> assertThat(
					context.getBean("latticeStreamHandlerMapping", SimpleUrlHandlerMapping.class).getUrlMap())
				.containsOnlyKeys("/live/events"));
	}

	@Test
	void theFallbackCanBeSwitchedOff() {
		this.runner.withPropertyValues("lattice.fallback.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(LatticeWebSocketHandler.class)
				.doesNotHaveBean(LatticeStreamHandler.class)
				.doesNotHaveBean("latticeStreamHandlerMapping"));
	}

	@Test
	void canBeSwitchedOff() {
		this.runner.withPropertyValues("lattice.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(SessionDirectory.class));
	}

	@Test
	void backsOffWithoutWebFlux() {
		this.runner.withClassLoader(new FilteredClassLoader(DispatcherHandler.class))
			.run((context) -> assertThat(context).doesNotHaveBean(LatticeWebFluxAutoConfiguration.class));
	}

	@Test
	void backsOffWithoutAReactiveServer() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(LatticeAutoConfiguration.class, LatticeWebFluxAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SessionDirectory.class));
	}

	@Test
	void backsOffForTheApplicationsBeans() {
		this.runner.withUserConfiguration(OwnBeansConfiguration.class)
			.run((context) -> assertThat(context).getBean(ClientScript.class)
				.isSameAs(OwnBeansConfiguration.SCRIPT)
				.isNotNull());
	}

	@Test
	void isNotInTheWayOfTheApplicationsSockets() {
		this.runner.withUserConfiguration(OwnSocketsConfiguration.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean("socketHandlerAdapter", WebSocketHandlerAdapter.class).getWebSocketService())
				.isSameAs(context.getBean("upgrades"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "path=live", "max-frame-size=0", "hello-timeout=0s", "ping-interval=0s",
			"pong-timeout=-1s", "events-per-second=0", "event-burst=0", "navigations-per-second=0",
			"navigation-burst=-1", "max-connections=0", "max-connections-per-user=0", "max-connections-per-address=0",
			"user-events-per-second=0", "user-event-burst=0" })
	void aSettingWithWhichNoPageWouldBeLiveIsRefusedByItsName(String setting) {
		String name = setting.substring(0, setting.indexOf('='));
		this.runner.withPropertyValues("lattice.websocket." + setting)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("lattice.websocket." + name + " must "));
	}

	@Test
	void warnsOfAnExecutorForWhichEventLoopsWouldWait(CapturedOutput output) {
		ReactiveWebApplicationContextRunner limited = this.runner.withPropertyValues(
				"spring.threads.virtual.enabled=true", "spring.task.execution.simple.concurrency-limit=100");
		String property = "spring.task.execution.simple.reject-tasks-when-limit-reached";
		limited.withPropertyValues(property + "=true").run((context) -> assertThat(output).doesNotContain(property));

		limited.run((context) -> assertThat(output).contains(property));
	}

	@Test
	void warnsOfARandomKey(CapturedOutput output) {
		this.runner.run((context) -> assertThat(output).contains("No lattice.security.keys are configured"));
	}

	@Test
	void isSilentWithAConfiguredKey(CapturedOutput output) {
		String key = Base64.getEncoder().encodeToString(new byte[SigningKeys.MIN_BYTES]);
		this.runner.withPropertyValues("lattice.security.keys=" + key)
			.run((context) -> assertThat(output).doesNotContain("lattice.security.keys").doesNotContain(key));
	}

	@Test
	void drainsBeforeTheServerShutsDown() {
		this.runner.run((context) -> assertThat(context.getBean(SessionDrain.class).getPhase())
			.isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE));
	}

	@Test
	void theEndpointIsThereWhenExposed() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(LatticeEndpoint.class));
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=lattice")
			.run((context) -> assertThat(context).hasSingleBean(LatticeEndpoint.class));
	}

	@Test
	void metersAreThereWithARegistry() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(LatticeMetrics.class));
		this.runner.withBean(SimpleMeterRegistry.class).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBean(SessionMeters.class).bindTo(registry);
			context.getBean(TransportListener.class).eventHandled();
			context.getBean(TransportListener.class).patchSent(42);
			context.getBean(TransportListener.class).navigated(NavigationOutcome.ARRIVED);
			assertThat(registry.get("lattice.events").tag("outcome", "handled").counter().count()).isEqualTo(1);
			assertThat(registry.get("lattice.navigations").tag("outcome", "arrived").counter().count()).isEqualTo(1);
			assertThat(registry.get("lattice.navigations").tag("outcome", "loaded").counter().count()).isZero();
			assertThat(registry.get("lattice.patch.bytes").summary().totalAmount()).isEqualTo(42);
			assertThat(registry.get("lattice.sessions").tag("state", "live").gauge().value()).isZero();
			assertThat(registry.get("lattice.sessions.hibernating").gauge().value()).isZero();
			assertThat(registry.get("lattice.turn").timer().count()).isZero();
			assertThat(registry.get("lattice.sessions.refused").counter().count()).isZero();
		});
		this.runner.withBean(SimpleMeterRegistry.class)
			.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).doesNotHaveBean("latticeMetrics"));
	}

	@Test
	void theClientsScriptIsPartOfANativeImage() {
		RuntimeHints hints = new RuntimeHints();

		new LatticeWebFluxAutoConfiguration.ClientHints().registerHints(hints, null);

		assertThat(List.of("client.js", "client.properties", "more.js", "more.properties"))
			.allSatisfy((name) -> assertThat(RuntimeHintsPredicates.resource().forResource(ClientScript.FOLDER + name))
				.accepts(hints));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSocketsConfiguration {

		@Bean
		WebSocketService upgrades() {
			return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
		}

		@Bean
		WebSocketHandlerAdapter socketHandlerAdapter(WebSocketService service) {
			return new WebSocketHandlerAdapter(service);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeansConfiguration {

		static final ClientScript SCRIPT = new ClientScript("", "own");

		@Bean
		ClientScript script() {
			return SCRIPT;
		}

	}

}
