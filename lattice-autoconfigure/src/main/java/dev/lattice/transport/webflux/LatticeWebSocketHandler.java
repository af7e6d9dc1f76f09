package dev.lattice.transport.webflux;

import java.util.Collections;
import java.util.List;

import dev.lattice.engine.patch.Wire;
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

	private static final List<String> PROTOCOLS = List.of(Wire.DEFLATED_PROTOCOL, Wire.PROTOCOL);

	private final WebSocketService upgrades;

	private final Conversations conversations;

	private final AllowedOrigins origins;

	/**
	 * Makes a handler.
	 * @param upgrades upgrades requests
	 * @param conversations where sockets are served
	 * @param settings how sockets behave
	 */
	public LatticeWebSocketHandler(WebSocketService upgrades, Conversations conversations, SocketSettings settings) {
		this.upgrades = upgrades;
		this.conversations = conversations;
		this.origins = new AllowedOrigins(settings.allowedOrigins());
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (!this.origins.allows(request)) {
			return refused(HttpStatus.FORBIDDEN,
					"The origin of the page may not open a socket; see lattice.websocket.allowed-origins");
		}
		if (Collections.disjoint(PROTOCOLS, offered(request))) {
			return refused(HttpStatus.BAD_REQUEST, "One of the sub-protocols " + PROTOCOLS + " must be offered");
		}
		if (this.conversations.isDraining()) {
			return refused(HttpStatus.SERVICE_UNAVAILABLE, "The server is shutting down");
		}
		return SocketVisitor.of(exchange).flatMap((visitor) -> {
			Callers.Caller caller = this.conversations.admit(exchange.getResponse(), visitor);
			if (caller == null) {
				return refused(HttpStatus.TOO_MANY_REQUESTS,
						"There are too many sockets; see lattice.websocket.max-connections");
			}
			// That the upgrade is done is not the end of the conversation.
			return this.upgrades.handleRequest(exchange, new Endpoint(visitor, caller))
				.doOnError((failure) -> caller.leave())
				.doOnCancel(caller::leave);
		});
	}

	private static List<String> offered(ServerHttpRequest request) {
		return request.getHeaders().getValuesAsList("Sec-WebSocket-Protocol");
	}

	private static Mono<Void> refused(HttpStatus status, String reason) {
		return Mono.error(new ResponseStatusException(status, reason));
	}

	/** Converses with one visitor. */
	private final class Endpoint implements WebSocketHandler {

		private final SocketVisitor visitor;

		private final Callers.Caller caller;

		Endpoint(SocketVisitor visitor, Callers.Caller caller) {
			this.visitor = visitor;
			this.caller = caller;
		}

		@Override
		public List<String> getSubProtocols() {
			return PROTOCOLS;
		}

		@Override
		public Mono<Void> handle(WebSocketSession socket) {
			boolean inflates = Wire.DEFLATED_PROTOCOL.equals(socket.getHandshakeInfo().getSubProtocol());
			return LatticeWebSocketHandler.this.conversations.converse(this.visitor.inflating(inflates), this.caller,
					new WebSocketTransport(socket));
		}

	}

}
