package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/** What reads sources and hears when they change. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
public abstract sealed class Observer extends Audience permits Derived, Reaction {

	/** A source further up may have changed; ask the sources before using the value. */
	static final int CHECK = 1;

	/** A source did change: run. */
	static final int DIRTY = 2;

	/** Running now; whoever needs its value meanwhile is part of a circle. */
	static final int RUNNING = 4;

	/**
	 * Its sources do not know of it: a memo that nobody observes, or an effect that
	 * ended.
	 */
	static final int DETACHED = 8;

	/** The graph has more to say about it: its last run failed, or made something. */
	static final int NOTED = 16;

	/** Set only while a {@link Plan} is made: the plan is about it. */
	static final int AFFECTED = 32;

	/** Set only while a {@link Plan} is made: it is on the way down, or on the list. */
	static final int PLACED = 64;

	/** The bits above this are the stamp of a derived value, the number of an effect. */
	static final int SHIFT = 7;

	static final int FLAGS = (1 << SHIFT) - 1;

	int state;

	/**
	 * Of an attached observer with one source, its place among the observers of that
	 * source; of a detached derived value, when it was last known to be current.
	 */
	int slot;

	/**
	 * Nothing, one {@link Source}, or {@link Sources}. Before a derived value is computed
	 * for the first time: the {@link Owner} there was when it was made.
	 */
	@Nullable Object sources;

	Observer(Graph graph) {
		super(graph);
	}

	/**
	 * Returns what it belongs to.
	 * @return its graph
	 */
	protected final Graph graph() {
		return this.graph;
	}

	/**
	 * Returns what it is, for messages and tools.
	 * @return one word
	 */
	protected abstract String kind();

	final boolean is(int flag) {
		return (this.state & flag) != 0;
	}

	final int sourceCount() {
		return (this.sources instanceof Sources many) ? many.size : (this.sources != null) ? 1 : 0;
	}

	final @Nullable Source sourceAt(int at) {
		if (this.sources instanceof Sources many) {
			return (at < many.size) ? (Source) many.nodes[at] : null;
		}
		return (at == 0) ? (Source) this.sources : null;
	}

	final int slotAt(int at) {
		return (this.sources instanceof Sources many) ? many.slots[at] : this.slot;
	}

	final void slotAt(int at, int slot) {
		if (this.sources instanceof Sources many) {
			many.slots[at] = slot;
		}
		else {
			this.slot = slot;
		}
	}

	final void insert(int at, Source source, int slot) {
		if (this.sources == null) {
			this.sources = source;
			this.slot = slot;
			return;
		}
		if (!(this.sources instanceof Sources)) {
			this.sources = new Sources(this.sources, this.slot);
		}
		((Sources) this.sources).insert(at, source, slot);
	}

	/** Hears that its place among the observers of a source is another one now. */
	final void moved(Source source, int from, int to) {
		if (!(this.sources instanceof Sources many)) {
			this.slot = to;
			return;
		}
		for (int at = 0; at < many.size; at++) {
			if (many.nodes[at] == source && many.slots[at] == from) {
				many.slots[at] = to;
				return;
			}
		}
	}

	@Override
	public final String toString() {
		return this.graph.describe(this, kind());
	}

}
