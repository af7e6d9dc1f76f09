package dev.lattice.transport;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.RequestPath;
import org.springframework.web.server.ResponseStatusException;

/** Opens pages: finds the component at an address, makes it and renders it. */
public final class Pages {

	private static final Logger logger = LoggerFactory.getLogger(Pages.class);

	private final ComponentCatalog catalog;

	private final ComponentFactory factory;

	private final SessionDirectory sessions;

	private final PageTokens tokens;

	private final Snapshots snapshots;

	private final SessionSecurity security;

	/**
	 * Puts together what opens pages.
	 * @param catalog which component answers where
	 * @param factory makes components
	 * @param sessions where sessions live
	 * @param tokens issues their tokens
	 * @param snapshots keeps their durable state
	 * @param security knows who may see what
	 */
	public Pages(ComponentCatalog catalog, ComponentFactory factory, SessionDirectory sessions, PageTokens tokens,
			Snapshots snapshots, SessionSecurity security) {
		this.security = security;
		this.catalog = catalog;
		this.factory = factory;
		this.sessions = sessions;
		this.tokens = tokens;
		this.snapshots = snapshots;
	}

	/**
	 * Finds the component at an address.
	 * @param visit who asks for what
	 * @return the component, or null if there is none
	 */
	public ComponentCatalog.@Nullable Match find(PageVisit visit) {
		RequestPath path = visit.requestPath();
		return (path != null) ? find(path) : null;
	}

	/**
	 * Finds the component at a path.
	 * @param path the path of a request
	 * @return the component, or null if there is none
	 */
	public ComponentCatalog.@Nullable Match find(RequestPath path) {
		return this.catalog.match(path.pathWithinApplication());
	}

	/**
	 * Refuses a page to somebody who may not see it. May block.
	 * @param match the component
	 * @param visit who asks for it
	 * @throws RuntimeException if the user may not see the component
	 */
	public void admit(ComponentCatalog.Match match, PageVisit visit) {
		this.security.admit(match.route().type(), visit.user());
	}

	/**
	 * Opens a page, on the calling thread, which may block.
	 * @param match the component
	 * @param visit who asks for it
	 * @param html takes its HTML
	 * @param givenUp hears, on another thread, of what this will throw if the making does
	 * not end in time: who waits for the page is to be answered then
	 * @return the page
	 * @throws org.springframework.web.server.ResponseStatusException if the visit lacks
	 * what the component needs
	 * @throws StuckPageException if the making does not end in time
	 * @throws SessionsRefusedException if there are too many sessions or the server shuts
	 * down
	 * @throws RuntimeException what the component threw, or that the user may not see it
	 */
	public OpenPage open(ComponentCatalog.Match match, PageVisit visit, FirstHtml html,
			Consumer<? super RuntimeException> givenUp) {
		return open(match, visit, html, givenUp, Snapshot.NONE);
	}

	/**
	 * Opens a page that has come back, on the calling thread, which may block: with what
	 * was kept of it, if that is there and the page can begin with it.
	 * @param match the component
	 * @param visit who asks for it
	 * @param held what the page held, which may be anything
	 * @param session the id of its session, which is gone
	 * @param givenUp hears of a making that does not end in time
	 * @return the page
	 * @throws RuntimeException as
	 * {@link #open(ComponentCatalog.Match, PageVisit, FirstHtml, Consumer)}
	 */
	public OpenPage reopen(ComponentCatalog.Match match, PageVisit visit, String held, String session,
			Consumer<? super RuntimeException> givenUp) {
		Snapshot kept = this.snapshots.find(match.route(), visit, held, session);
		if (!kept.values().isEmpty()) {
			try {
				return open(match, visit, FirstHtml.NOWHERE, givenUp, kept);
			}
			catch (SessionsRefusedException | ResponseStatusException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				// With the same state it would fail for ever.
				logger.warn("The page at {} cannot begin with what was kept of it and begins anew",
						visit.address().path(), ex);
			}
		}
		return open(match, visit, FirstHtml.NOWHERE, givenUp, Snapshot.NONE);
	}

	private OpenPage open(ComponentCatalog.Match match, PageVisit visit, FirstHtml html,
			Consumer<? super RuntimeException> givenUp, Snapshot kept) {
		admit(match, visit);
		Supplier<Component> component = this.factory.prepare(match, visit);
		SessionDirectory.Opened opened = this.sessions.open(visit.visitor(), visit.address().location(), () -> {
			sayDefaults(match, visit);
			return component.get();
		}, html, (id) -> this.snapshots.keeper(keptPages(visit), id, visit.visitor().userName(), kept), givenUp);
		return new OpenPage(opened.actor(), opened.paint(), token(opened.actor().id(), visit));
	}

	/**
	 * Lets a page that is open go on to another one: says that the user may see it. To be
	 * called only where a GET of the other page has passed every filter, on a thread that
	 * may block.
	 * @param token the token of the page that is open, which may be anything
	 * @param match the component
	 * @param visit who asks for what
	 * @return a token for the same session and the new path, or null if the token is not
	 * good
	 * @throws RuntimeException if the user may not see the component
	 */
	public @Nullable String pass(String token, ComponentCatalog.Match match, PageVisit visit) {
		admit(match, visit);
		return (this.tokens.check(token, visit.visitor()) instanceof TokenCheck.Valid valid)
				? token(valid.sessionId(), visit) : null;
	}

	/**
	 * Finds out where a page that is open asks to go. Does not block.
	 * @param visit who asks for what
	 * @param granted whether the user showed that a GET of the page was allowed
	 * @return a page, if there is one at that address; it is made when it is shown
	 */
	public Destination destination(PageVisit visit, boolean granted) {
		ComponentCatalog.Match match = find(visit);
		if (match == null) {
			return new Destination.Outside(visit.address().location().toString());
		}
		Supplier<Component> component = () -> {
			admit(match, visit);
			sayDefaults(match, visit);
			return this.factory.prepare(match, visit).get();
		};
		Location location = visit.address().location();
		return granted ? new Destination.Granted(location, component) : new Destination.SamePage(location, component);
	}

	/**
	 * Which pages of the application keep their state: a session may show any of them.
	 */
	private Predicate<String> keptPages(PageVisit first) {
		String contextPath = first.contextPath();
		return (path) -> {
			RequestPath request = PageVisit.requestPath(path, contextPath);
			ComponentCatalog.Match match = (request != null) ? find(request) : null;
			return match != null && this.snapshots.isKept(match.route());
		};
	}

	/** What the head says unless the component says otherwise. */
	private static void sayDefaults(ComponentCatalog.Match match, PageVisit visit) {
		Scope.provided(Head.class).title(match.route().title()).language(visit.locale().toLanguageTag());
	}

	private String token(String sessionId, PageVisit visit) {
		return this.tokens.issue(new PageGrant(sessionId, visit.visitor().userName(), visit.visitor().httpSession(),
				visit.address().path()));
	}

}
