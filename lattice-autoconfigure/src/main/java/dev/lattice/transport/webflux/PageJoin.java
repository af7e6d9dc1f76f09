package dev.lattice.transport.webflux;

import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Hello;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.OpenPage;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.SessionActor;
import dev.lattice.transport.SessionsRefusedException;
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

	private final SocketConnection connection;

	private final Consumer<@Nullable SessionActor> joined;

	/**
	 * Prepares to join.
	 * @param services what sockets use
	 * @param visitor who opened the socket
	 * @param connection the connection
	 * @param joined told the session to which later frames go, before it can answer; or
	 * null that it refused
	 */
	PageJoin(SocketServices services, SocketVisitor visitor, SocketConnection connection,
			Consumer<@Nullable SessionActor> joined) {
		this.services = services;
		this.visitor = visitor;
		this.connection = connection;
		this.joined = joined;
	}

	/** Joins; returns at once. */
	void join(Hello hello) {
		switch (this.services.tokens().check(hello.token(), this.visitor.userName())) {
			case TokenCheck.Bad() -> this.connection.close(CloseCode.BAD_TOKEN);
			case TokenCheck.Foreign() -> this.connection.close(CloseCode.FOREIGN_TOKEN);
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
		actor.connect(hello, this.connection, (admission) -> {
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
		try {
			this.services.executor().execute(() -> render(hello, match, visit));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The executor has no room for a page", ex);
			this.connection.close(CloseCode.RESTART);
		}
	}

	private void render(Hello hello, ComponentCatalog.Match match, PageVisit visit) {
		if (this.connection.isClosed()) {
			return;
		}
		try {
			OpenPage page = this.services.pages().open(match, visit);
			this.joined.accept(page.actor());
			page.actor().connectFresh(hello, this.connection, page.token());
			if (this.connection.isClosed()) {
				page.actor().disconnected(this.connection);
			}
		}
		catch (ResponseStatusException ex) {
			boolean anonymous = ex.getStatusCode().equals(HttpStatus.UNAUTHORIZED);
			this.connection.close(anonymous ? CloseCode.FOREIGN_TOKEN : CloseCode.NO_ROUTE);
		}
		catch (SessionsRefusedException ex) {
			this.connection.close(CloseCode.RESTART);
		}
		catch (RuntimeException | Error ex) {
			logger.error("The component {} could not be made for a page that came back", match.route().type().getName(),
					ex);
			this.connection.close(CloseCode.SESSION_FAILED);
		}
	}

}
