package dev.lattice.transport;

import dev.lattice.collaboration.PageCallers;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.signal.Scope;
import dev.lattice.reactor.PublisherContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Whose session it is: makes the user known to the code of its turns, and asks whether
 * they may go on.
 */
final class SessionOwner {

	/*
	 * Written in turns, but for "revoked", which any thread sets and nothing resets. Who
	 * revokes sets it before it looks for the connection; a turn that brings a connection
	 * notes it before it looks whether the session was revoked. So one of the two closes
	 * it.
	 */

	private static final Logger logger = LoggerFactory.getLogger(SessionOwner.class);

	private final String sessionId;

	private final SessionSecurity security;

	private volatile Visitor visitor;

	private volatile boolean revoked;

	private volatile @Nullable Connection connection;

	SessionOwner(String sessionId, SessionSecurity security, Visitor visitor) {
		this.sessionId = sessionId;
		this.security = security;
		this.visitor = visitor;
	}

	Visitor visitor() {
		return this.visitor;
	}

	boolean isRevoked() {
		return this.revoked;
	}

	/**
	 * Lets components and publishers find the user; in a turn.
	 * @param leave ends the session, since the user may not go on
	 */
	void provide(Runnable leave) {
		Scope.current().provide(new PublisherContext(() -> this.security.context(this.visitor.user())));
		PageCallers.provide(() -> this.visitor.user(), leave);
	}

	/** Runs something of this session with its user known to the thread. */
	void run(Runnable action) {
		MDC.put(SessionActor.LOGGING_KEY, this.sessionId);
		Runnable leave = this.security.enter(this.visitor.user());
		try {
			action.run();
		}
		finally {
			leave.run();
			MDC.remove(SessionActor.LOGGING_KEY);
		}
	}

	/** The page came back: what its new request says of the user counts from now on. */
	void joined(Visitor visitor, Connection connection) {
		this.visitor = visitor;
		this.connection = connection;
		if (this.revoked) {
			connection.close(CloseCode.FORBIDDEN);
		}
	}

	/** Cuts the connection, on any thread. */
	void revoke() {
		this.revoked = true;
		Connection current = this.connection;
		if (current != null) {
			current.close(CloseCode.FORBIDDEN);
		}
	}

	/** The input, if the user may make it; else the end of the session. In a turn. */
	SessionInput allowed(SessionInput input, Session session) {
		boolean asked = input instanceof SessionInput.Event || input instanceof SessionInput.Navigate;
		return (asked && !mayGoOn(session, this.visitor)) ? new SessionInput.End(CloseCode.FORBIDDEN) : input;
	}

	/** Whether a visitor may see what the session shows; in a turn. */
	boolean mayGoOn(Session session, Visitor visitor) {
		if (this.revoked) {
			return false;
		}
		Component shown = session.component();
		try {
			this.security.check(shown.getClass(), visitor.user());
			return true;
		}
		catch (RuntimeException ex) {
			logger.debug("The user of session {} may not see {} any more", this.sessionId, shown.getClass().getName(),
					ex);
			return false;
		}
	}

}
