package dev.lattice.engine.session;

import org.jspecify.annotations.Nullable;

/** What goes wrong in a session: each gets a name that its user and the log share. */
final class Incidents {

	/*
	 * What a name and a log say is put together when something fails, which is rare.
	 */

	/** How much of the page's number is part of a name. */
	private static final int OF_THE_PAGE = 6;

	private final SessionListener listener;

	/** The number of the document that has joined; empty before. */
	private String page = "";

	/** What is shown; null while the first page is being made. */
	private @Nullable ShownPage shown;

	private int count;

	Incidents(SessionListener listener) {
		this.listener = listener;
	}

	/** Names incidents after the document that has joined (L-55). */
	void joined(String page) {
		this.page = page;
	}

	/** Says from now on that this page is shown. */
	void shows(ShownPage page) {
		this.shown = page;
	}

	/** Tells the host that code of the application failed; returns the name of that. */
	String failed(String where, Throwable failure) {
		String incident = next();
		this.listener.failed(incident, where + ofShown(), failure);
		return incident;
	}

	/** Tells the host what a page told of itself. */
	void reported(String text) {
		this.listener.reported(next(), ofShown(), text);
	}

	private String ofShown() {
		return (this.shown != null) ? " of " + this.shown.name() : "";
	}

	private String next() {
		return this.page.substring(0, Math.min(OF_THE_PAGE, this.page.length())) + "-" + ++this.count;
	}

}
