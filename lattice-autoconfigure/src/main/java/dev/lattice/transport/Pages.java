package dev.lattice.transport;

import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.RequestPath;

/** Opens pages: finds the component at an address, makes it and renders it. */
public final class Pages {

	private final ComponentCatalog catalog;

	private final ComponentFactory factory;

	private final SessionDirectory sessions;

	private final PageTokens tokens;

	/**
	 * Puts together what opens pages.
	 * @param catalog which component answers where
	 * @param factory makes components
	 * @param sessions where sessions live
	 * @param tokens issues their tokens
	 */
	public Pages(ComponentCatalog catalog, ComponentFactory factory, SessionDirectory sessions, PageTokens tokens) {
		this.catalog = catalog;
		this.factory = factory;
		this.sessions = sessions;
		this.tokens = tokens;
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
	 * Opens a page, on the calling thread, which may block.
	 * @param match the component
	 * @param visit who asks for it
	 * @return the page
	 * @throws org.springframework.web.server.ResponseStatusException if the visit lacks
	 * what the component needs
	 * @throws SessionsRefusedException if there are too many sessions or the server shuts
	 * down
	 * @throws RuntimeException what the component threw
	 */
	public OpenPage open(ComponentCatalog.Match match, PageVisit visit) {
		Supplier<Component> component = this.factory.prepare(match, visit);
		SessionDirectory.Opened opened = this.sessions.open(visit.address().location(), () -> {
			sayDefaults(match, visit);
			return component.get();
		});
		return new OpenPage(opened.actor(), opened.paint(), token(opened.actor().id(), visit));
	}

	/**
	 * Lets a page that is open go on to another one: says that the user may see it. To be
	 * called only where a GET of the other page has passed every filter.
	 * @param token the token of the page that is open, which may be anything
	 * @param visit who asks for what
	 * @return a token for the same session and the new path, or null if the token is not
	 * good
	 */
	public @Nullable String pass(String token, PageVisit visit) {
		return (this.tokens.check(token, visit.userName()) instanceof TokenCheck.Valid valid)
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
			sayDefaults(match, visit);
			return this.factory.prepare(match, visit).get();
		};
		Location location = visit.address().location();
		return granted ? new Destination.Granted(location, component) : new Destination.SamePage(location, component);
	}

	/** What the head says unless the component says otherwise. */
	private static void sayDefaults(ComponentCatalog.Match match, PageVisit visit) {
		Scope.provided(Head.class).title(match.route().title()).language(visit.locale().toLanguageTag());
	}

	private String token(String sessionId, PageVisit visit) {
		return this.tokens.issue(new PageGrant(sessionId, visit.userName(), visit.address().path()));
	}

}
