package dev.lattice.engine.component;

/**
 * Whether what a session sends may be compressed (P-64). Once a page has forbidden it,
 * that lasts as long as the session: a frame may be sent again when the page that it was
 * made for is no longer shown. Belongs to the session's turns.
 */
public final class Compression {

	private boolean forbidden;

	private boolean htmlUnderWay;

	/** Makes a choice that allows compression. */
	public Compression() {
	}

	/**
	 * Forbids to compress what is sent from now on.
	 * @throws IllegalStateException if the first HTML of a page is under way, which may
	 * be compressed already
	 */
	public void forbid() {
		if (this.htmlUnderWay && !this.forbidden) {
			throw new IllegalStateException("The head of the page was sent already, and with it how its HTML is"
					+ " compressed; call forbidCompression() before head().sendEarly()");
		}
		this.forbidden = true;
	}

	/** Notes that the first HTML begins to be sent before the page is made. */
	public void htmlBegins() {
		this.htmlUnderWay = true;
	}

	/** Notes that the first HTML is complete. */
	public void htmlEnds() {
		this.htmlUnderWay = false;
	}

	/**
	 * Returns whether compression is forbidden.
	 * @return whether a page has forbidden it
	 */
	public boolean isForbidden() {
		return this.forbidden;
	}

}
