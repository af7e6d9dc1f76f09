package dev.lattice.transport.webflux;

import java.util.Locale;

import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.Visitor;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Who opened a connection, as of the request that did.
 *
 * @param contextPath the part of the path that precedes the application's own, or empty
 * @param visitor who it is
 * @param locale the language
 * @param inflates whether the client can read deflated frames
 */
record SocketVisitor(String contextPath, Visitor visitor, Locale locale, boolean inflates) {

	static Mono<SocketVisitor> of(ServerWebExchange exchange) {
		String contextPath = exchange.getRequest().getPath().contextPath().value();
		Locale stated = exchange.getLocaleContext().getLocale();
		Locale locale = (stated != null) ? stated : Locale.getDefault();
		return Visitors.of(exchange).map((visitor) -> new SocketVisitor(contextPath, visitor, locale, false));
	}

	SocketVisitor inflating(boolean inflates) {
		return new SocketVisitor(this.contextPath, this.visitor, this.locale, inflates);
	}

	PageVisit visit(PageAddress address) {
		return new PageVisit(address, this.contextPath, this.visitor, this.locale);
	}

}
