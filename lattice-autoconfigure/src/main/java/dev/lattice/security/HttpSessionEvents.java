package dev.lattice.security;

import dev.lattice.transport.LatticeSessions;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.session.SessionDestroyedEvent;

/**
 * Closes pages at events of Spring Security, where an application publishes them: on
 * WebFlux nobody does by default, and the HTTP session itself is watched.
 */
public final class HttpSessionEvents {

	private final LatticeSessions sessions;

	/**
	 * Makes a listener.
	 * @param sessions the pages to close
	 */
	public HttpSessionEvents(LatticeSessions sessions) {
		this.sessions = sessions;
	}

	@EventListener
	void destroyed(SessionDestroyedEvent event) {
		this.sessions.closeHttpSession(event.getId());
	}

	@EventListener
	void loggedOut(LogoutSuccessEvent event) {
		this.sessions.closeUser(event.getAuthentication().getName());
	}

}
