package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/** What tests see and set of a graph that nobody else may. */
public final class Insides {

	/** See {@link Propagation#NESTED}. */
	public static final int NESTED = Propagation.NESTED;

	/** See {@link Plan#LONGEST}. */
	public static final int LONGEST_PLAN = Plan.LONGEST;

	/** See {@link Tracking#NEAR}. */
	public static final int NEAR = Tracking.NEAR;

	/** After so many changes the stamp of a derived value begins anew. */
	public static final int ROUND = 1 << (32 - Observer.SHIFT);

	private Insides() {
	}

	/** Lets so many changes pass. */
	public static void advance(Graph graph, int changes) {
		graph.clock += changes;
	}

	/** Leaves so many changes that can be told apart. */
	public static void leaveChanges(Graph graph, int changes) {
		graph.clock = Marking.LAST_CLOCK - changes;
	}

	/** Leaves so many numbers for reactions. */
	public static void leaveNumbers(Graph graph, int count) {
		graph.numbers = Graph.LAST_NUMBER - count;
	}

	/** The number of the reaction that was made last. */
	public static int numbers(Graph graph) {
		return graph.numbers;
	}

	/** Whether this leaves a computation that is nested too deep. */
	public static boolean unwinds(Throwable thrown) {
		return thrown instanceof Unwind;
	}

	/** How much room there is for the sources of an observer. */
	public static int room(Observer observer) {
		return (observer.sources instanceof Sources many) ? many.nodes.length : 1;
	}

	/** How much room there is for the observers of a cell. */
	public static int room(Cell cell) {
		return (cell.audience instanceof Observers many) ? many.places.length : 1;
	}

	/** The first cell that is pending. */
	public static @Nullable Cell pending(Graph graph) {
		return graph.pending.cell(0);
	}

}
