package dev.lattice.autoconfigure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.FrameCodec;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.FrameReader;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionEnvironment;
import dev.lattice.transport.SessionSweeper;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.smile.SmileFrameReader;
import dev.lattice.transport.webflux.ClientScript;
import dev.lattice.transport.webflux.LatticePages;
import dev.lattice.transport.webflux.LatticeWebSocketHandler;
import dev.lattice.transport.webflux.PageCustomizer;
import dev.lattice.transport.webflux.PageSettings;
import dev.lattice.transport.webflux.SessionDrain;
import dev.lattice.transport.webflux.SocketServices;
import dev.lattice.transport.webflux.SocketSettings;
import dev.lattice.transport.webflux.SocketTimers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.io.ResourceLoader;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.WebsocketServerSpec;

/**
 * {@link AutoConfiguration Auto-configuration} of pages and sockets on Spring WebFlux.
 */
@AutoConfiguration(
		after = { LatticeAutoConfiguration.class, WebFluxAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class },
		afterName = "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration")
@ConditionalOnClass({ DispatcherHandler.class, WebFluxAutoConfiguration.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "lattice.enabled", matchIfMissing = true)
@ConditionalOnBean(ComponentCatalog.class)
@ImportRuntimeHints(LatticeWebFluxAutoConfiguration.ClientHints.class)
public final class LatticeWebFluxAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(LatticeWebFluxAutoConfiguration.class);

	private static final String NETTY = "org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory";

	/** Before the functional routes, which Spring WebFlux has at -1. */
	private static final int BEFORE_ROUTES = -2;

	private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

	private final LatticeProperties properties;

	private final Executor executor;

	LatticeWebFluxAutoConfiguration(LatticeProperties properties,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor) {
		this.properties = properties;
		this.executor = executor.getIfAvailable(() -> Schedulers.boundedElastic()::schedule);
	}

	@Bean
	@ConditionalOnMissingBean(FrameReader.class)
	SmileFrameReader latticeFrameReader() {
		return new SmileFrameReader();
	}

	@Bean
	@ConditionalOnMissingBean
	SigningKeys latticeSigningKeys() {
		List<String> keys = this.properties.security().keys();
		if (keys.isEmpty()) {
			logger.warn("No lattice.security.keys are configured, so page tokens are signed with a random key: after a"
					+ " restart, and on every other node, open pages load anew");
			return SigningKeys.random();
		}
		return SigningKeys.of(keys);
	}

	@Bean
	@ConditionalOnMissingBean
	PageTokens latticePageTokens(SigningKeys keys) {
		return new PageTokens(keys, this.properties.session().tokenLifetime(), InstantSource.system());
	}

	@Bean
	@ConditionalOnMissingBean
	SessionDirectory latticeSessionDirectory(FrameCodec codec, Templates templates, SessionLimits limits,
			ObjectProvider<TransportListener> listener) {
		LatticeProperties.Session session = this.properties.session();
		SessionEnvironment environment = new SessionEnvironment(this.executor,
				() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), codec, templates, limits,
				session.mailboxCapacity(), listener.getIfAvailable(() -> TransportListener.NONE));
		return new SessionDirectory(environment, session.maxSessions(), session.maxUnjoined());
	}

	@Bean
	@ConditionalOnMissingBean
	SessionSweeper latticeSessionSweeper(SessionDirectory sessions) {
		return new SessionSweeper(sessions, Schedulers.parallel(), SWEEP_INTERVAL);
	}

	@Bean
	@ConditionalOnMissingBean
	Pages latticePageOpener(ComponentCatalog catalog, ComponentFactory factory, SessionDirectory sessions,
			PageTokens tokens) {
		return new Pages(catalog, factory, sessions, tokens);
	}

	@Bean
	@ConditionalOnMissingBean
	ClientScript latticeClientScript(ResourceLoader resources) {
		ClassLoader loader = resources.getClassLoader();
		return ClientScript.load((loader != null) ? loader : ClientScript.class.getClassLoader());
	}

	@Bean
	@ConditionalOnMissingBean
	LatticePages latticePages(Pages pages, ClientScript client, ObjectProvider<PageCustomizer> customizers) {
		LatticeProperties.Page page = this.properties.page();
		PageSettings settings = new PageSettings(page.stylesheets(), page.favicon(), page.contentSecurityPolicy(),
				this.properties.websocket().path(), page.progressBar());
		return new LatticePages(pages, this.executor, settings, client, customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	LatticeWebSocketHandler latticeWebSocketHandler(@Qualifier("latticeWebSocketService") WebSocketService upgrades,
			SessionDirectory sessions, Pages pages, PageTokens tokens, FrameReader reader,
			ObjectProvider<TransportListener> listener) {
		LatticeProperties.Websocket socket = this.properties.websocket();
		return new LatticeWebSocketHandler(upgrades,
				new SocketServices(sessions, pages, tokens, reader, this.executor,
						listener.getIfAvailable(() -> TransportListener.NONE)),
				new SocketSettings(socket.path(), socket.allowedOrigins(), socket.helloTimeout(), socket.pingInterval(),
						socket.eventsPerSecond(), socket.eventBurst(), socket.navigationsPerSecond(),
						socket.navigationBurst(), this.properties.session().passLifetime()),
				new SocketTimers(Schedulers.parallel(), System::nanoTime));
	}

	@Bean
	@ConditionalOnMissingBean(name = "latticeWebSocketHandlerMapping")
	SimpleUrlHandlerMapping latticeWebSocketHandlerMapping(LatticeWebSocketHandler handler) {
		String path = this.properties.websocket().path();
		logger.info("Lattice socket at {}", path);
		return new SimpleUrlHandlerMapping(Map.of(path, handler), BEFORE_ROUTES);
	}

	@Bean
	@ConditionalOnMissingBean
	SessionDrain latticeSessionDrain(SessionDirectory sessions, LatticeWebSocketHandler sockets) {
		return new SessionDrain(sessions, sockets, this.properties.session().drainTimeout());
	}

	/** Netty can be told how large a frame may be. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebsocketServerSpec.class)
	@ConditionalOnBean(type = NETTY)
	static class NettyConfiguration {

		@Bean
		@ConditionalOnMissingBean(name = "latticeWebSocketService")
		HandshakeWebSocketService latticeWebSocketService(LatticeProperties properties) {
			int maxFrameSize = Math.toIntExact(properties.websocket().maxFrameSize().toBytes());
			return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy(
					() -> WebsocketServerSpec.builder().maxFramePayloadLength(maxFrameSize)));
		}

	}

	/** Other servers have settings of their own. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(name = "latticeWebSocketService", type = NETTY)
	static class AnyServerConfiguration {

		@Bean
		HandshakeWebSocketService latticeWebSocketService() {
			return new HandshakeWebSocketService();
		}

	}

	/** Makes the client's script part of a native image. */
	static class ClientHints implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern(ClientScript.FOLDER + "*");
		}

	}

}
