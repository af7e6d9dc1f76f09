package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/** One edge: {@code observer} has read {@code source}. */
final class Link {

	/*
	 * An edge stands in two lists at once: the source's list of observers (doubly linked,
	 * so that leaving costs the same however many observers there are) and the observer's
	 * list of sources (singly linked, in the order of reading).
	 *
	 * source.firstObserver --> link <--> link <--> link | observer.firstSource --> link
	 * --> link
	 */

	final Node source;

	final Node observer;

	@Nullable Link previousObserver;

	@Nullable Link nextObserver;

	@Nullable Link nextSource;

	/**
	 * The run of the observer that read the source last; tells a second read within one
	 * run.
	 */
	int run;

	Link(Node source, Node observer, int run) {
		this.source = source;
		this.observer = observer;
		this.run = run;
	}

}
