package dev.lattice.test;

/** The connection between a page and its session. */
public final class Network {

	private final TesterPage page;

	Network(TesterPage page) {
		this.page = page;
	}

	/**
	 * Cuts the connection. What the user does meanwhile is kept and sent later; what the
	 * server says is lost.
	 */
	public void drop() {
		this.page.disconnect();
	}

	/** Connects again. */
	public void resume() {
		if (!this.page.isConnected()) {
			this.page.connect();
		}
	}

}
