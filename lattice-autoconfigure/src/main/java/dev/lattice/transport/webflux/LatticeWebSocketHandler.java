package dev.lattice.transport.webflux;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.transport.TokenBucket;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Answers where pages open their socket. Everything that can be refused before the
 * upgrade is: a foreign origin with 403 (P-2), an unknown sub-protocol with 400 (P-1), a
 * server that shuts down with 503.
 */
public final class LatticeWebSocketHandler implements WebHandler {

	private static final int WARNINGS_PER_SECOND = 10;

	private final WebSocketService upgrades;

	private final SocketServices services;

	private final SocketSettings settings;

	private final SocketTimers timers;

	private final AllowedOrigins origins;

	private final TokenBucket warnings;

	private final Set<SocketConversation> conversations = ConcurrentHashMap.newKeySet();

	private volatile @Nullable CompletableFuture<Void> drained;

	/**
	 * Makes a handler.
	 * @param upgrades upgrades requests
	 * @param services what sockets use
	 * @param settings how sockets behave
	 * @param timers what sockets know of time
	 */
	public LatticeWebSocketHandler(WebSocketService upgrades, SocketServices services, SocketSettings settings,
			SocketTimers timers) {
		this.upgrades = upgrades;
		this.services = services;
		this.settings = settings;
		this.timers = timers;
		this.origins = new AllowedOrigins(settings.allowedOrigins());
		this.warnings = new TokenBucket(WARNINGS_PER_SECOND, WARNINGS_PER_SECOND, timers.nanos());
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (!this.origins.allows(request)) {
			return refused(HttpStatus.FORBIDDEN,
					"The origin of the page may not open a socket; see lattice.websocket.allowed-origins");
		}
		if (!offered(request).contains(Wire.PROTOCOL)) {
			return refused(HttpStatus.BAD_REQUEST, "The sub-protocol " + Wire.PROTOCOL + " must be offered");
		}
		if (isDraining()) {
			return refused(HttpStatus.SERVICE_UNAVAILABLE, "The server is shutting down");
		}
		String contextPath = request.getPath().contextPath().value();
		Locale locale = locale(exchange);
		return exchange.getPrincipal()
			.map(Optional::<Principal>of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((user) -> this.upgrades.handleRequest(exchange,
					new Endpoint(new SocketVisitor(contextPath, user.orElse(null), locale))));
	}

	/**
	 * Refuses new sockets and closes all there are.
	 * @return completes when all are closed
	 */
	CompletableFuture<Void> drain() {
		CompletableFuture<Void> drained = new CompletableFuture<>();
		this.drained = drained;
		this.conversations.forEach((conversation) -> conversation.close(CloseCode.RESTART));
		completeIfDrained();
		return drained;
	}

	/** Accepts sockets again after a drain. */
	void reopen() {
		this.drained = null;
	}

	private Mono<Void> converse(SocketVisitor visitor, WebSocketSession socket) {
		SocketConversation conversation = new SocketConversation(this.services, this.settings, this.timers,
				this.warnings, visitor, socket);
		this.conversations.add(conversation);
		if (isDraining()) {
			conversation.close(CloseCode.RESTART);
		}
		return conversation.run().doFinally((signal) -> {
			this.conversations.remove(conversation);
			completeIfDrained();
		});
	}

	private boolean isDraining() {
		return this.drained != null;
	}

	private void completeIfDrained() {
		CompletableFuture<Void> drained = this.drained;
		if (drained != null && this.conversations.isEmpty()) {
			drained.complete(null);
		}
	}

	private static List<String> offered(ServerHttpRequest request) {
		return request.getHeaders().getValuesAsList("Sec-WebSocket-Protocol");
	}

	private static Locale locale(ServerWebExchange exchange) {
		Locale locale = exchange.getLocaleContext().getLocale();
		return (locale != null) ? locale : Locale.getDefault();
	}

	private static Mono<Void> refused(HttpStatus status, String reason) {
		return Mono.error(new ResponseStatusException(status, reason));
	}

	/** Converses with one visitor. */
	private final class Endpoint implements WebSocketHandler {

		private final SocketVisitor visitor;

		Endpoint(SocketVisitor visitor) {
			this.visitor = visitor;
		}

		@Override
		public List<String> getSubProtocols() {
			return List.of(Wire.PROTOCOL);
		}

		@Override
		public Mono<Void> handle(WebSocketSession socket) {
			return converse(this.visitor, socket);
		}

	}

}
