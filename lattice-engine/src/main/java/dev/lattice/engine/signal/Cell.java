package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/** A source that is set. */
@SuppressWarnings("ReferenceEquality") // threads are compared as such
abstract sealed class Cell implements Source permits Signal, Lane {

	/** Written in this batch; its readers do not know yet. */
	static final int PENDING = Integer.MIN_VALUE;

	Audience audience;

	/** When it changed last, and perhaps {@link #PENDING}. */
	int stamp;

	Cell(Graph graph) {
		this.audience = graph.nobody;
	}

	/** What a read does, besides returning the value. */
	final void read() {
		Graph graph = this.audience.graph;
		if (graph.expected == this) {
			graph.advance();
		}
		else if (graph.isNews(this)) {
			graph.track(this);
		}
	}

	/** Returns the graph if the cell may be written now. */
	final Graph writable() {
		Graph graph = this.audience.graph;
		if (graph.thread != Thread.currentThread() || graph.running != null) {
			graph.checkWrite(this);
		}
		return graph;
	}

	/** What comes before a write of another value, if there are observers. */
	final void changing(Graph graph) {
		if (graph.isBatching() && this.stamp >= 0) {
			this.stamp |= PENDING;
			keep(graph.pending, graph.pending.add(this));
			graph.attention |= Edges.PENDING;
			graph.expected = null;
		}
	}

	/** What comes after it. */
	final void changed(Graph graph) {
		if (this.stamp < 0) {
			graph.carryLater(this);
			graph.follow();
			return;
		}
		this.stamp = graph.tick();
		if (this.audience != graph.nobody) {
			graph.carry(this);
			graph.follow();
			graph.flush();
		}
	}

	/** Keeps the value as it is now. */
	abstract void keep(Pending pending, int at);

	/** Whether the value is the one kept. */
	abstract boolean isAsKept(Pending pending, int at);

	/** What the value is, for messages and tools. */
	abstract @Nullable Object shown();

	/** Hears that the first live observer came. */
	void observed() {
	}

	/** Hears that the last live observer left. */
	void unobserved() {
	}

	/**
	 * Announces that the value was changed in place: what depends on it runs although the
	 * value is the same one.
	 * @throws IllegalStateException outside a turn of its session, or inside a memo
	 */
	public final void trigger() {
		Graph graph = writable();
		if (graph.isBatching() && this.audience != graph.nobody) {
			this.stamp |= PENDING;
			graph.pending.trigger(this);
			graph.attention |= Edges.PENDING;
			graph.expected = null;
		}
		changed(graph);
	}

	@Override
	public final String toString() {
		return this.audience.graph.describe(this, "signal");
	}

}
