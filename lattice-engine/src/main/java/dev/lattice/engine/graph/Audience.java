package dev.lattice.engine.graph;

import java.util.function.Consumer;

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

	static Audience of(Source source) {
		return (source instanceof Derived derived) ? derived.audience : ((Cell) source).audience;
	}

	/** Calls the action with each in it. Where it counts, loops do so instead. */
	final void forEach(Consumer<Observer> action) {
		if (this instanceof Observer only) {
			action.accept(only);
		}
		else if (this instanceof Observers many) {
			for (int at = 0; at < many.size; at++) {
				Observer observer = many.places[at];
				if (observer != null) {
					action.accept(observer);
				}
			}
		}
	}

	/** The audience of everything in a graph that nobody observes. */
	static final class Nobody extends Audience {

		Nobody(Graph graph) {
			super(graph);
		}

	}

}
