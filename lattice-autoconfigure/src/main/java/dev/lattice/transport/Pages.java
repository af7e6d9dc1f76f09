package dev.lattice.transport;

import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
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
		SessionDirectory.Opened opened = this.sessions.open(visit.address().location(), component);
		String token = this.tokens.issue(opened.actor().id(), visit.userName());
		return new OpenPage(opened.actor(), opened.paint(), token, match.route().title());
	}

}
