package dev.lattice.engine.component;

/** What becomes of a page that comes back when its session is gone. */
public enum Reconnect {

	/**
	 * It is made anew with its durable values, and goes on from there. While the session
	 * lives, it simply goes on, as with every policy.
	 */
	REHYDRATE,

	/** It is made anew, as if nothing had been durable; nothing is kept of it. */
	REMOUNT,

	/** The browser loads it anew. */
	RELOAD

}
