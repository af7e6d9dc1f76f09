package dev.lattice.transport.webflux;

import java.security.Principal;
import java.util.Optional;

import dev.lattice.transport.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** Finds out who asks. */
final class Visitors {

	/** The attribute of an exchange that tells when it began. */
	static final String SINCE = Visitors.class.getName() + ".since";

	private Visitors() {
	}

	static Mono<Visitor> of(ServerWebExchange exchange) {
		long since = exchange.getAttributeOrDefault(SINCE, System.nanoTime());
		Mono<Optional<Principal>> user = exchange.getPrincipal()
			.map(Optional::<Principal>of)
			.defaultIfEmpty(Optional.empty());
		Mono<Optional<String>> httpSession = exchange.getSession()
			.map((session) -> Optional.ofNullable(session.isStarted() ? Visitor.digest(session.getId()) : null))
			.defaultIfEmpty(Optional.empty());
		@Nullable String address = ClientAddress.of(exchange.getRequest().getRemoteAddress());
		return Mono.zip(user, httpSession,
				(who, within) -> new Visitor(who.orElse(null), within.orElse(null), address, since));
	}

}
