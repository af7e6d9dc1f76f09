package dev.lattice.engine.session;

import org.jspecify.annotations.Nullable;

/** The page that is to join a session, and the one that has. */
final class Joining {

	/** What the page shows until it joins; it is large, and of no use afterwards. */
	private @Nullable FirstPaint paint;

	/** The document that joined, told from its copies; empty before. */
	private String page = "";

	Joining(FirstPaint paint) {
		this.paint = paint;
	}

	FirstPaint paint(SessionState state) {
		if (this.paint == null) {
			throw new IllegalStateException("A page has joined the session, which is " + state
					+ "; its first paint is not kept any longer than until then");
		}
		return this.paint;
	}

	/** The page joins; returns the digest of what it was to show. */
	String join(Hello hello, SessionState state) {
		String digest = paint(state).digest();
		this.page = hello.page();
		this.paint = null;
		return digest;
	}

	/** The number of the page that has joined, or empty. */
	String page() {
		return this.page;
	}

}
