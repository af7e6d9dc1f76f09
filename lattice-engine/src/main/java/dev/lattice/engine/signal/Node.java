package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/** A vertex of the graph. */
abstract sealed class Node extends Owned permits Signal, Memo, Observer {

	/** What the node holds is current. */
	static final int CLEAN = 0;

	/**
	 * A source further up may have changed; the sources must be asked before the value is
	 * used.
	 */
	static final int CHECK = 1;

	/**
	 * A source did change (or, for a signal, the value was written and not yet compared).
	 */
	static final int DIRTY = 2;

	/** A memo that is computing; whoever needs its value now is part of a circle. */
	static final int RUNNING = 4;

	/** Disposed: never observes again, stays readable. */
	static final int DEAD = 3;

	final Graph graph;

	final int number;

	int state = CLEAN;

	@Nullable Link firstObserver;

	@Nullable Link lastObserver;

	@Nullable Link firstSource;

	/**
	 * The last source read by the current run; the sources behind it are from an earlier
	 * run.
	 */
	@Nullable Link lastSource;

	private @Nullable String name;

	Node(Graph graph) {
		this.graph = graph;
		this.number = graph.nextNumber();
	}

	/**
	 * Brings the node's own value up to date, its sources being so.
	 * @return whether the value is another one than before
	 */
	abstract boolean update();

	/** Hears that a source may have changed, the first time since the node was clean. */
	void marked() {
	}

	/** Says which circle it is that needs the value of this running node. */
	IllegalStateException circle() {
		return new IllegalStateException("The value of the " + this + " depends on itself");
	}

	/** Hears that nobody observes the node any more. */
	void unobserved() {
	}

	final void name(String name) {
		this.name = name;
	}

	abstract String kind();

	@Override
	public final String toString() {
		return (this.name != null) ? kind() + " '" + this.name + "'" : kind() + " #" + this.number;
	}

}
