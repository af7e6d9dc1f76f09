package dev.lattice.engine.graph;

/**
 * Hears why observers run, and when; called in the turn. Must not touch the graph.
 */
public interface Tracer {

	/**
	 * A source has changed, because of which an observer may run.
	 * @param source what has changed
	 * @param observer one of those that read it
	 */
	void changed(Source source, Observer observer);

	/**
	 * An observer is about to run.
	 * @param observer the observer
	 */
	void runs(Observer observer);

}
