package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a session's page is there: it has joined, and its connection is not known to be
 * gone. Found with {@code Scope.provided}; belongs to the session's turn, but for
 * {@link #isUp}.
 */
public final class PageLine {

	/** The line of what has no page: it is always there. */
	public static final PageLine ALWAYS = new PageLine(true);

	private final List<Runnable> listeners = new ArrayList<>(0);

	/** Others than the session ask too. */
	private volatile boolean up;

	PageLine() {
		this(false);
	}

	private PageLine(boolean up) {
		this.up = up;
	}

	/**
	 * Returns whether the page is there.
	 * @return whether it is
	 */
	public boolean isUp() {
		return this.up;
	}

	/**
	 * Runs something when the page comes and when it is cut off, in a turn of the
	 * session.
	 * @param listener what to do; asks {@link #isUp}
	 * @return ends that when run
	 */
	public Runnable onChange(Runnable listener) {
		if (this == ALWAYS) {
			return () -> {
			};
		}
		this.listeners.add(listener);
		return () -> this.listeners.remove(listener);
	}

	/** The page has come, or is cut off; returns who wants to know. */
	List<Runnable> change(boolean up) {
		if (this.up == up) {
			return List.of();
		}
		this.up = up;
		return List.copyOf(this.listeners);
	}

}
