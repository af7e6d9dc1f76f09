package dev.lattice.benchmarks.signal.alien;

import org.jspecify.annotations.Nullable;

/** One observer reads one source; a member of the source's list and of the observer's. */
final class Link {

	final Node source;

	final Observer observer;

	/** The run of the observer that read the source last. */
	int run;

	@Nullable Link previousObserver;

	@Nullable Link nextObserver;

	@Nullable Link previousSource;

	@Nullable Link nextSource;

	Link(Node source, Observer observer, int run) {
		this.source = source;
		this.observer = observer;
		this.run = run;
	}

}
