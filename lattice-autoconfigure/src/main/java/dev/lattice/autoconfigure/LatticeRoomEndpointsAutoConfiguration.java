package dev.lattice.autoconfigure;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

import dev.lattice.collaboration.CollaborationListener;
import dev.lattice.collaboration.Gate;
import dev.lattice.collaboration.GateSettings;
import dev.lattice.collaboration.HocuspocusConversation;
import dev.lattice.collaboration.RoomRefusals;
import dev.lattice.collaboration.RoomTokens;
import dev.lattice.collaboration.SignallingConversation;
import dev.lattice.collaboration.SignallingTopics;
import dev.lattice.collaboration.YjsConversation;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.RoomPolicy;
import dev.lattice.rooms.Rooms;
import dev.lattice.transport.webflux.ClientProtocol;
import dev.lattice.transport.webflux.ClientSocketHandler;
import dev.lattice.transport.webflux.ClientSocketSettings;
import dev.lattice.transport.webflux.ClientSockets;
import dev.lattice.transport.webflux.NettyUpgrade;
import dev.lattice.transport.webflux.SocketCaps;
import dev.lattice.transport.webflux.SocketTimers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.WebsocketServerSpec;

/**
 * {@link AutoConfiguration Auto-configuration} of the endpoints where clients of rooms
 * open their sockets: y-websocket, Hocuspocus and the signalling of y-webrtc, on Spring
 * WebFlux with Netty.
 */
@AutoConfiguration(
		after = { LatticeRoomsAutoConfiguration.class, WebFluxAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class },
		afterName = "org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration")
@ConditionalOnClass({ Rooms.class, DispatcherHandler.class, WebFluxAutoConfiguration.class, WebsocketServerSpec.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBean(value = Rooms.class, type = LatticeRoomEndpointsAutoConfiguration.NETTY)
@EnableConfigurationProperties(LatticeProperties.class)
public final class LatticeRoomEndpointsAutoConfiguration {

	static final String NETTY = "org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory";

	private static final Logger logger = LoggerFactory.getLogger(LatticeRoomEndpointsAutoConfiguration.class);

	/** Before the functional routes, which Spring WebFlux has at -1. */
	private static final int BEFORE_ROUTES = -2;

	private static final SocketTimers TIMERS = new SocketTimers(Schedulers.parallel(), System::nanoTime);

	private final RoomsProperties properties;

	LatticeRoomEndpointsAutoConfiguration(RoomsProperties properties) {
		this.properties = properties;
	}

	@Bean
	@ConditionalOnMissingBean
	RoomTokens latticeRoomTokens() {
		return RoomTokens.PRINCIPAL;
	}

	/** For pages that show rooms. */
	@Bean
	@ConditionalOnMissingBean
	RoomRefusals latticeRoomRefusals() {
		return new RoomRefusals();
	}

	@Bean
	@ConditionalOnMissingBean
	Gate latticeRoomGate(Rooms rooms, RoomPolicy policy, RoomTokens tokens,
			ObjectProvider<CollaborationListener> listeners,
			@Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) ObjectProvider<Executor> executor) {
		RoomsProperties.Sockets sockets = this.properties.sockets();
		GateSettings settings = new GateSettings(sockets.authenticationTimeout(), sockets.maxDocumentsPerSocket(),
				Math.toIntExact(sockets.maxQueuedSize().toBytes()), sockets.maxQueuedMessages(),
				sockets.maxTopicsPerSocket(), Math.toIntExact(sockets.maxSignalSize().toBytes()));
		return new Gate(rooms, policy, tokens, settings, CollaborationListener.all(listeners.orderedStream().toList()),
				executor.getIfAvailable(() -> Schedulers.boundedElastic()::schedule), Schedulers.parallel());
	}

	@Bean
	@ConditionalOnMissingBean
	ClientSockets latticeClientSockets(Gate gate, LatticeProperties lattice,
			ObjectProvider<CollaborationListener> listeners) {
		RoomsProperties.Sockets sockets = this.properties.sockets();
		ClientSocketSettings settings = new ClientSocketSettings(lattice.websocket().allowedOrigins(),
				sockets.pingInterval(), sockets.pongTimeout(), Math.toIntExact(sockets.maxWaitingSize().toBytes()),
				sockets.messagesPerSecond(), sockets.messageBurst(),
				new SocketCaps(sockets.maxConnections(), sockets.maxConnectionsPerUser(),
						sockets.maxConnectionsPerAddress(), sockets.userMessagesPerSecond(),
						sockets.userMessageBurst()));
		return new ClientSockets(settings, TIMERS, CollaborationListener.all(listeners.orderedStream().toList()),
				gate.policyExecutor(), this.properties.drainTimeout());
	}

	@Bean
	@ConditionalOnMissingBean
	SignallingTopics latticeSignallingTopics() {
		return new SignallingTopics();
	}

	@Bean
	@ConditionalOnMissingBean(name = "latticeRoomSocketService")
	HandshakeWebSocketService latticeRoomSocketService() {
		return new HandshakeWebSocketService(
				new NettyUpgrade(Math.toIntExact(this.properties.sockets().maxMessageSize().toBytes())));
	}

	@Bean
	@ConditionalOnMissingBean(name = "latticeRoomHandlerMapping")
	SimpleUrlHandlerMapping latticeRoomHandlerMapping(@Qualifier("latticeRoomSocketService") WebSocketService upgrades,
			ClientSockets sockets, Gate gate, SignallingTopics topics) {
		RoomsProperties.Endpoints endpoints = this.properties.endpoints();
		Map<String, ClientSocketHandler> handlers = new HashMap<>();
		add(handlers, endpoints.yjs(), "/**", upgrades, sockets, (socket, opening) -> new YjsConversation(gate, socket,
				new RoomTokens.RoomRequest(opening.rest(), opening.token(), opening.user())));
		add(handlers, endpoints.hocuspocus(), "", upgrades, sockets,
				(socket, opening) -> new HocuspocusConversation(gate, socket, opening.user()));
		add(handlers, endpoints.signalling(), "", upgrades, sockets,
				(socket, opening) -> new SignallingConversation(gate, topics, socket, caller(opening)));
		logger.info("Lattice rooms at {}", handlers.keySet());
		return new SimpleUrlHandlerMapping(handlers, BEFORE_ROUTES);
	}

	private static void add(Map<String, ClientSocketHandler> handlers, String path, String rest,
			WebSocketService upgrades, ClientSockets sockets, ClientProtocol protocol) {
		if (!path.isEmpty()) {
			handlers.put(path + rest, new ClientSocketHandler(upgrades, sockets, path, protocol));
		}
	}

	private static Caller caller(ClientProtocol.Opening opening) {
		return new Caller((opening.user() != null) ? opening.user().getName() : null, Caller.Kind.CLIENT,
				opening.user());
	}

}
