package dev.lattice.transport.webflux;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import dev.lattice.engine.component.Reconnect;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Hello;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.OpenPage;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.SessionActor;
import dev.lattice.transport.SessionsRefusedException;
import dev.lattice.transport.StuckPageException;
import dev.lattice.transport.TokenCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Brings a connection that said HELLO to its session, or to a new one (P-42). */
final class PageJoin {

	private static final Logger logger = LoggerFactory.getLogger(PageJoin.class);

	private final SocketServices services;

	private final SocketVisitor visitor;

	private final PageConnection connection;

	private final Comebacks comebacks;

	private final Consumer<@Nullable SessionActor> joined;

	/**
	 * Prepares to join.
	 * @param services what connections use
	 * @param visitor who opened the connection
	 * @param connection the connection
	 * @param comebacks those whose session is gone
	 * @param joined told the session to which later frames go, before it can answer; or
	 * null that it refused
	 */
	PageJoin(SocketServices services, SocketVisitor visitor, PageConnection connection, Comebacks comebacks,
			Consumer<@Nullable SessionActor> joined) {
		this.services = services;
		this.visitor = visitor;
		this.connection = connection;
		this.comebacks = comebacks;
		this.joined = joined;
	}

	/** Joins; returns at once. */
	void join(Hello hello) {
		if (this.services.sessions().isRevoked(this.visitor.visitor())) {
			this.connection.close(CloseCode.FORBIDDEN);
			return;
		}
		switch (this.services.tokens().check(hello.token(), this.visitor.visitor())) {
			case TokenCheck.Bad() -> this.connection.close(CloseCode.BAD_TOKEN);
			case TokenCheck.Foreign() -> this.connection.close(CloseCode.FORBIDDEN);
			case TokenCheck.Expired() -> this.connection.close(CloseCode.EXPIRED_TOKEN);
			case TokenCheck.Valid valid -> join(hello, valid);
		}
	}

	private void join(Hello hello, TokenCheck.Valid token) {
		SessionActor actor = this.services.sessions().find(token.sessionId());
		if (actor == null) {
			joinFresh(hello, token);
			return;
		}
		this.joined.accept(actor);
		actor.connect(hello, this.visitor.visitor(), this.connection, (admission) -> {
			if (admission == Admission.REFUSED) {
				this.joined.accept(null);
				joinFresh(hello, token);
			}
		});
	}

	/**
	 * Renders the page anew, but only where a GET of its path was allowed: what stands in
	 * HELLO is what a client says.
	 */
	private void joinFresh(Hello hello, TokenCheck.Valid token) {
		PageAddress address = PageAddress.parse(hello.path());
		PageVisit visit = (address != null && token.isFor(address.path())) ? this.visitor.visit(address) : null;
		ComponentCatalog.Match match = (visit != null) ? this.services.pages().find(visit) : null;
		if (visit == null || match == null) {
			this.connection.close(CloseCode.NO_ROUTE);
			return;
		}
		if (match.route().reconnect() == Reconnect.RELOAD) {
			this.connection.close(CloseCode.SESSION_GONE);
			return;
		}
		try {
			this.services.executor().execute(() -> render(hello, match, visit, token.sessionId()));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The executor has no room for a page", ex);
			this.connection.close(CloseCode.RESTART);
		}
	}

	private void render(Hello hello, ComponentCatalog.Match match, PageVisit visit, String session) {
		if (this.connection.isClosed()) {
			return;
		}
		try {
			this.services.pages().admit(match, visit);
		}
		catch (RuntimeException ex) {
			logger.debug("A page that came back is refused", ex);
			this.connection.close(CloseCode.FORBIDDEN);
			return;
		}
		this.comebacks.come(new Comebacks.Comer(session, hello.page(), hello.path()), waiting(hello),
				(givenUp) -> this.services.pages().reopen(match, visit, hello.snapshot(), session, givenUp),
				(failure) -> code(match, failure));
	}

	private Comebacks.Waiting waiting(Hello hello) {
		return new Comebacks.Waiting() {

			@Override
			public boolean take(OpenPage page) {
				if (PageJoin.this.connection.isClosed()) {
					return false;
				}
				PageJoin.this.joined.accept(page.actor());
				page.actor().connectFresh(hello, PageJoin.this.connection, page.token());
				if (PageJoin.this.connection.isClosed()) {
					page.actor().disconnected(PageJoin.this.connection);
				}
				return true;
			}

			@Override
			public void close(CloseCode code) {
				PageJoin.this.connection.close(code);
			}

		};
	}

	private static CloseCode code(ComponentCatalog.Match match, Throwable failure) {
		if (failure instanceof StuckPageException) {
			return CloseCode.SESSION_FAILED;
		}
		if (failure instanceof ResponseStatusException status) {
			boolean anonymous = status.getStatusCode().equals(HttpStatus.UNAUTHORIZED);
			return anonymous ? CloseCode.FORBIDDEN : CloseCode.NO_ROUTE;
		}
		if (failure instanceof SessionsRefusedException refused) {
			return code(refused.reason());
		}
		logger.error("The component {} could not be made for a page that came back", match.route().type().getName(),
				failure);
		return CloseCode.SESSION_FAILED;
	}

	private static CloseCode code(SessionsRefusedException.Reason reason) {
		return switch (reason) {
			case SERVER -> CloseCode.RESTART;
			case VISITOR -> CloseCode.TOO_MANY_EVENTS;
			case REVOKED -> CloseCode.FORBIDDEN;
		};
	}

}
