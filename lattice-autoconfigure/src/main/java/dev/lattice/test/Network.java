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

	/**
	 * Holds back what both sides say over this connection from now on, until
	 * {@link #deliver} or for good if the connection is dropped.
	 */
	public void delay() {
		this.page.delay();
	}

	/**
	 * Brings what was held back, in order; over a connection that is not the page's any
	 * more it comes all the same, too late.
	 */
	public void deliver() {
		this.page.arrive();
	}

	/**
	 * Connects again while the server still believes in the old connection; what was held
	 * back on that one stays under way.
	 */
	public void reconnect() {
		this.page.connect();
	}

	/**
	 * Brings once more what both sides said over this connection, the last 100 of it.
	 */
	public void duplicate() {
		this.page.repeat();
	}

	/**
	 * Ends the server at once: the session and the connection are lost, and nobody is
	 * told. {@link #resume} connects to one that knows nothing, which renders the page
	 * anew.
	 */
	public void crash() {
		this.page.crash();
	}

	/**
	 * Connects to another server, which does not know the session and renders the page
	 * anew. The old session goes on without a page.
	 */
	public void resumeElsewhere() {
		this.page.move();
	}

}
