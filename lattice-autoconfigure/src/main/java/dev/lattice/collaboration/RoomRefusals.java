package dev.lattice.collaboration;

import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.RoomUnavailableException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Says with which status a page is answered that could not be made because of a room: 403
 * if its user may not see the room, 503 if the room cannot be loaded now. How the answer
 * looks is left to who comes after this.
 */
public final class RoomRefusals implements WebExceptionHandler, Ordered {

	/** Before those of Spring Boot and Spring Security, which know a status. */
	private static final int ORDER = -1000;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		return Mono.error(switch (failure) {
			case RoomRefusedException refused when refused.reason() == RoomRefusedException.Reason.NOT_ALLOWED ->
				new ResponseStatusException(HttpStatus.FORBIDDEN, refused.getMessage(), refused);
			case RoomUnavailableException away ->
				new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, away.getMessage(), away);
			default -> failure;
		});
	}

}
