package dev.lattice.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.FrameCodec;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.engine.session.journal.JournalLimits;
import dev.lattice.transport.AuthorityPoll;
import dev.lattice.transport.CheckedUsers;
import dev.lattice.transport.ClientSessionStore;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.FileSessionStore;
import dev.lattice.transport.FrameReader;
import dev.lattice.transport.LatticeSessions;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionCaps;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionEnvironment;
import dev.lattice.transport.SessionJournals;
import dev.lattice.transport.SessionSecurity;
import dev.lattice.transport.SessionStore;
import dev.lattice.transport.SessionSweeper;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.SnapshotSeal;
import dev.lattice.transport.Snapshots;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.TurnLimits;
import dev.lattice.transport.UserCheck;
import dev.lattice.transport.smile.SmileFrameReader;
import dev.lattice.transport.webflux.ClientScript;
import dev.lattice.transport.webflux.Conversations;
import dev.lattice.transport.webflux.FrameDeflater;
import dev.lattice.transport.webflux.HttpSessionWatch;
import dev.lattice.transport.webflux.LatticePages;
import dev.lattice.transport.webflux.LatticeStreamHandler;
import dev.lattice.transport.webflux.LatticeWebSocketHandler;
import dev.lattice.transport.webflux.NettyUpgrade;
import dev.lattice.transport.webflux.PageCustomizer;
import dev.lattice.transport.webflux.PageSettings;
import dev.lattice.transport.webflux.SessionDrain;
import dev.lattice.transport.webflux.SocketCaps;
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
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
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

	/** Whether an executor with a limit refuses instead of letting others wait. */
	private static final String REJECTING = "spring.task.execution.simple.reject-tasks-when-limit-reached";

	/** Before the functional routes, which Spring WebFlux has at -1. */
	private static final int BEFORE_ROUTES = -2;

	private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(1);

	private static final SocketTimers TIMERS = new SocketTimers(Schedulers.parallel(), System::nanoTime);

	private final LatticeProperties properties;

	private final Executor executor;

	LatticeWebFluxAutoConfiguration(LatticeProperties properties,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor,
			Environment environment) {
		this.properties = properties;
		this.executor = executor.getIfAvailable(() -> Schedulers.boundedElastic()::schedule);
		if (this.executor instanceof SimpleAsyncTaskExecutor limited && limited.isThrottleActive()
				&& !environment.getProperty(REJECTING, boolean.class, false)) {
			logger.warn(
					"The task executor runs at most {} tasks, and whoever brings one more waits: event loops, and"
							+ " with them all their connections. Set {}=true, or no limit",
					limited.getConcurrencyLimit(), REJECTING);
		}
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
	SessionJournals latticeSessionJournals() {
		LatticeProperties.Journal journal = this.properties.journal();
		SessionJournals journals = new SessionJournals(journal.detail(),
				new JournalLimits(journal.maxEntries(), journal.maxSize().toBytes()), journal.maxJournals());
		journals.record(journal.sessions(), null);
		if (journal.detail() == JournalDetail.EVERYTHING) {
			logger.warn("Journals keep all that users type and do, as lattice.journal.detail says");
		}
		return journals;
	}

	@Bean
	@ConditionalOnMissingBean
	CheckedUsers latticeCheckedUsers(ObjectProvider<SessionSecurity> security, ObjectProvider<UserCheck> checks) {
		return new CheckedUsers(security.getIfAvailable(() -> SessionSecurity.NONE), checks.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	SessionDirectory latticeSessionDirectory(FrameCodec codec, Templates templates, SessionLimits limits,
			CheckedUsers users, SessionJournals journals, ObjectProvider<TransportListener> listener) {
		LatticeProperties.Session session = this.properties.session();
		SessionEnvironment environment = new SessionEnvironment(this.executor,
				() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), Schedulers.parallel(), codec, templates, limits,
				session.mailboxCapacity(), listener.getIfAvailable(() -> TransportListener.NONE),
				new TurnLimits(this.properties.supervision().slowTurn().toMillis(),
						this.properties.supervision().turnTimeout().toMillis()));
		return new SessionDirectory(environment, users.security(), new SessionCaps(session.maxSessions(),
				session.maxUnjoined(), session.maxPerUser(), session.maxPerAddress(), session.maxUnjoinedPerAddress()),
				journals);
	}

	@Bean
	@ConditionalOnMissingBean
	LatticeSessions latticeSessions(SessionDirectory sessions) {
		return new LatticeSessions(sessions);
	}

	@Bean
	@ConditionalOnMissingBean
	HttpSessionWatch latticeHttpSessionWatch(LatticeSessions sessions) {
		return new HttpSessionWatch(sessions);
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnRecheckInterval.class)
	AuthorityPoll latticeAuthorityPoll(SessionDirectory sessions, CheckedUsers users) {
		return new AuthorityPoll(sessions, users, this.executor, Schedulers.parallel(),
				this.properties.security().recheckInterval());
	}

	@Bean
	@ConditionalOnMissingBean
	SessionSweeper latticeSessionSweeper(SessionDirectory sessions) {
		return new SessionSweeper(sessions, Schedulers.parallel(), SWEEP_INTERVAL);
	}

	@Bean
	@ConditionalOnMissingBean
	SessionStore latticeSessionStore() throws IOException {
		LatticeProperties.Session session = this.properties.session();
		if (session.store() == SessionStoreType.REDIS || session.store() == SessionStoreType.POSTGRES) {
			// Its own auto-configuration has not found what it needs.
			throw new MissingStoreException(MissingStoreException.Kept.PAGES, session.store());
		}
		if (session.store() != SessionStoreType.FILE) {
			return new ClientSessionStore();
		}
		if (session.storeDirectory() == null) {
			throw new MissingStoreDirectoryException();
		}
		return new FileSessionStore(session.storeDirectory(), session.storeCapacity(), session.snapshotLifetime(),
				session.storeSurvives(), InstantSource.system());
	}

	@Bean
	@ConditionalOnMissingBean
	Snapshots latticeSnapshots(SigningKeys keys, SessionStore store) {
		LatticeProperties.Session session = this.properties.session();
		boolean none = session.store() == SessionStoreType.NONE;
		return new Snapshots(new SnapshotSeal(keys, session.snapshotLifetime(), InstantSource.system()), store,
				none ? 0 : Math.toIntExact(session.snapshotSize().toBytes()));
	}

	@Bean
	@ConditionalOnMissingBean
	Pages latticePageOpener(ComponentCatalog catalog, ComponentFactory factory, SessionDirectory sessions,
			PageTokens tokens, Snapshots snapshots, CheckedUsers users) {
		return new Pages(catalog, factory, sessions, tokens, snapshots, users.security());
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
				this.properties.websocket().path(), page.progressBar(), this.properties.fallback().enabled());
		return new LatticePages(pages, this.executor, settings, client, customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	FrameDeflater latticeFrameDeflater() {
		LatticeProperties.Websocket socket = this.properties.websocket();
		return socket.compression() ? new FrameDeflater(Math.toIntExact(socket.compressionThreshold().toBytes()),
				Runtime.getRuntime().availableProcessors()) : FrameDeflater.none();
	}

	@Bean
	@ConditionalOnMissingBean
	Conversations latticeConversations(SessionDirectory sessions, Pages pages, PageTokens tokens, FrameReader reader,
			FrameDeflater deflater, ObjectProvider<TransportListener> listener) {
		return new Conversations(new SocketServices(sessions, pages, tokens, reader, deflater, this.executor,
				listener.getIfAvailable(() -> TransportListener.NONE)), socketSettings(), TIMERS);
	}

	@Bean
	@ConditionalOnMissingBean
	LatticeWebSocketHandler latticeWebSocketHandler(@Qualifier("latticeWebSocketService") WebSocketService upgrades,
			Conversations conversations) {
		return new LatticeWebSocketHandler(upgrades, conversations, socketSettings());
	}

	private SocketSettings socketSettings() {
		LatticeProperties.Websocket socket = this.properties.websocket();
		return new SocketSettings(socket.path(), socket.allowedOrigins(), socket.helloTimeout(), socket.pingInterval(),
				socket.pongTimeout(), Math.toIntExact(socket.maxFrameSize().toBytes()), socket.eventsPerSecond(),
				socket.eventBurst(), socket.navigationsPerSecond(), socket.navigationBurst(),
				this.properties.session().passLifetime(),
				new SocketCaps(socket.maxConnections(), socket.maxConnectionsPerUser(),
						socket.maxConnectionsPerAddress(), socket.userEventsPerSecond(), socket.userEventBurst()));
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
	@ConditionalOnBooleanProperty(name = "lattice.fallback.enabled", matchIfMissing = true)
	LatticeStreamHandler latticeStreamHandler(Conversations conversations) {
		return new LatticeStreamHandler(conversations, socketSettings(), TIMERS,
				this.properties.fallback().maxConnections());
	}

	@Bean
	@ConditionalOnMissingBean(name = "latticeStreamHandlerMapping")
	@ConditionalOnBooleanProperty(name = "lattice.fallback.enabled", matchIfMissing = true)
	SimpleUrlHandlerMapping latticeStreamHandlerMapping(LatticeStreamHandler handler) {
		return new SimpleUrlHandlerMapping(
				Map.of(this.properties.websocket().path() + LatticeStreamHandler.SUFFIX, handler), BEFORE_ROUTES);
	}

	@Bean
	@ConditionalOnMissingBean
	SessionDrain latticeSessionDrain(SessionDirectory sessions, Conversations connections) {
		return new SessionDrain(sessions, connections, this.properties.session().drainTimeout());
	}

	/** Whether to ask at all. */
	static class OnRecheckInterval implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			Duration interval = Binder.get(context.getEnvironment())
				.bind("lattice.security.recheck-interval", Duration.class)
				.orElse(Duration.ofSeconds(60));
			return interval.isPositive();
		}

	}

	/*
	 * Both are found by their name only: an application may have a service of its own.
	 */

	/** Netty can be told how large a frame may be. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebsocketServerSpec.class)
	@ConditionalOnBean(type = NETTY)
	static class NettyConfiguration {

		@Bean(defaultCandidate = false)
		@ConditionalOnMissingBean(name = "latticeWebSocketService")
		HandshakeWebSocketService latticeWebSocketService(LatticeProperties properties) {
			int maxFrameSize = Math.toIntExact(properties.websocket().maxFrameSize().toBytes());
			return new HandshakeWebSocketService(new NettyUpgrade(maxFrameSize));
		}

	}

	/** Other servers have settings of their own. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(name = "latticeWebSocketService", type = NETTY)
	static class AnyServerConfiguration {

		@Bean(defaultCandidate = false)
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
