package dev.lattice.engine.signal;

/** Who hears of a change: one observer, many, or nobody. */
abstract sealed class Audience permits Observer, Observers, Audience.Nobody {

	/*
	 * A source has one reference to its audience and no other to its graph: whoever
	 * listens knows the graph, and so does nobody. An observer that is alone is the
	 * audience itself, without a list around it.
	 */

	final Graph graph;

	Audience(Graph graph) {
		this.graph = graph;
	}

	/** The audience of everything in a graph that nobody observes. */
	static final class Nobody extends Audience {

		Nobody(Graph graph) {
			super(graph);
		}

	}

}
