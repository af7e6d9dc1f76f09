package dev.lattice.transport.webflux;

import java.security.Principal;
import java.util.Locale;

import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import org.jspecify.annotations.Nullable;

/**
 * Who opened a socket, as of the handshake.
 *
 * @param contextPath the part of the path that precedes the application's own, or empty
 * @param user the user, or null if anonymous
 * @param locale the language
 */
record SocketVisitor(String contextPath, @Nullable Principal user, Locale locale) {

	@Nullable String userName() {
		return (this.user != null) ? this.user.getName() : null;
	}

	PageVisit visit(PageAddress address) {
		return new PageVisit(address, this.contextPath, this.user, this.locale);
	}

}
