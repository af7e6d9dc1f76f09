package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;

import dev.lattice.transport.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Answers where clients of rooms open their sockets. Everything that can be refused
 * before the upgrade is: a foreign origin with 403, too many sockets with 429, a
 * server that shuts down with 503.
 */
public final class ClientSocketHandler implements WebHandler {

	private final WebSocketService upgrades;

	private final ClientSockets sockets;

	private final AllowedOrigins origins;

	private final String path;

	private final ClientProtocol protocol;

	/**
	 * Makes a handler.
	 * @param upgrades upgrades requests, by {@link NettyUpgrade}
	 * @param sockets where sockets are served
	 * @param path the address of the protocol within the application
	 * @param protocol what is spoken there
	 */
	public ClientSocketHandler(WebSocketService upgrades, ClientSockets sockets, String path, ClientProtocol protocol) {
		this.upgrades = upgrades;
		this.sockets = sockets;
		this.origins = new AllowedOrigins(sockets.settings().allowedOrigins());
		this.path = path;
		this.protocol = protocol;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		if (!this.origins.allows(exchange.getRequest())) {
			return refused(HttpStatus.FORBIDDEN,
					"The origin of the page may not open a socket; see lattice.websocket.allowed-origins");
		}
		if (this.sockets.isDraining()) {
			return refused(HttpStatus.SERVICE_UNAVAILABLE, "The server is shutting down");
		}
		return Visitors.of(exchange).flatMap((visitor) -> upgrade(exchange, visitor));
	}

	private Mono<Void> upgrade(ServerWebExchange exchange, Visitor visitor) {
		Callers.Caller caller = this.sockets.admit(visitor);
		if (caller == null) {
			return refused(HttpStatus.TOO_MANY_REQUESTS,
					"There are too many sockets; see lattice.rooms.sockets.max-connections");
		}
		ClientProtocol.Opening opening = new ClientProtocol.Opening(rest(exchange.getRequest()),
				exchange.getRequest().getQueryParams().getFirst("token"), visitor.user());
		// That the upgrade is done is not the end of the conversation.
		return this.upgrades.handleRequest(exchange, new Endpoint(caller, opening))
			.doOnError((failure) -> caller.leave())
			.doOnCancel(caller::leave);
	}

	/** A name that cannot be decoded is none that a room may have. */
	private String rest(ServerHttpRequest request) {
		String path = request.getPath().pathWithinApplication().value();
		String rest = path.substring(Math.min(this.path.length() + 1, path.length()));
		try {
			return StringUtils.uriDecode(rest, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return rest;
		}
	}

	private static Mono<Void> refused(HttpStatus status, String reason) {
		return Mono.error(new ResponseStatusException(status, reason));
	}

	/** Converses with one client. */
	private final class Endpoint implements WebSocketHandler {

		private final Callers.Caller caller;

		private final ClientProtocol.Opening opening;

		Endpoint(Callers.Caller caller, ClientProtocol.Opening opening) {
			this.caller = caller;
			this.opening = opening;
		}

		@Override
		public Mono<Void> handle(WebSocketSession socket) {
			return ClientSocketHandler.this.sockets.serve((NettySocket) socket, this.caller,
					ClientSocketHandler.this.protocol, this.opening);
		}

	}

}
