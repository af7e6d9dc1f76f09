package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/**
 * A source that is set. Who extends it holds the value: calls {@link #read} before it
 * returns the value to somebody; and to set it {@link #writable} first, then, if the
 * value is another one, {@link #changing}, sets it, and calls {@link #changed}.
 */
@SuppressWarnings("ReferenceEquality") // threads are compared as such
public abstract non-sealed class Cell implements Source {

	/** Written in this batch; its readers do not know yet. */
	static final int PENDING = Integer.MIN_VALUE;

	/** Later than any change: whoever has read it must ask anew, now and ever after. */
	private static final int EXPIRED = Integer.MAX_VALUE;

	Audience audience;

	/** When it changed last, and perhaps {@link #PENDING}. */
	int stamp;

	/**
	 * Makes a cell.
	 * @param graph what it belongs to
	 */
	protected Cell(Graph graph) {
		this.audience = graph.nobody;
	}

	/**
	 * Returns what the cell belongs to.
	 * @return its graph
	 */
	protected final Graph graph() {
		return this.audience.graph;
	}

	/** Whatever is running depends on the cell. */
	protected final void read() {
		Graph graph = this.audience.graph;
		if (graph.expected == this) {
			graph.advance();
		}
		else if (graph.isNews(this)) {
			graph.track(this);
		}
	}

	/**
	 * Makes sure that the cell may be written now.
	 * @return its graph
	 * @throws IllegalStateException outside a turn, or while a value is computed
	 */
	protected final Graph writable() {
		Graph graph = this.audience.graph;
		if (graph.thread != Thread.currentThread() || graph.running != null) {
			graph.checkWrite(this);
		}
		return graph;
	}

	/**
	 * Hears that the value is about to be replaced by another one.
	 * @param graph what {@link #writable} returned
	 */
	protected final void changing(Graph graph) {
		if (graph.isBatching() && this.stamp >= 0) {
			pending(graph);
			keep(graph.pending, graph.pending.add(this));
		}
	}

	private void pending(Graph graph) {
		this.stamp |= PENDING;
		graph.attention |= Edges.PENDING;
		graph.expected = null;
	}

	/**
	 * Hears that the value has been replaced; runs what is to run at once.
	 * @param graph what {@link #writable} returned
	 */
	protected final void changed(Graph graph) {
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

	/**
	 * Keeps the value as it is before the first write of a batch.
	 * @param pending where to keep it
	 * @param at the place in there
	 */
	protected abstract void keep(Pending pending, int at);

	/**
	 * Returns whether the value is the one kept, so that the batch has changed nothing.
	 * @param pending where it is kept
	 * @param at the place in there
	 * @return whether nothing has changed
	 */
	protected abstract boolean isAsKept(Pending pending, int at);

	/**
	 * Returns the value, for messages and tools.
	 * @return the value, boxed
	 */
	protected abstract @Nullable Object shown();

	/** Hears that the first live observer came; must not touch the graph. */
	protected void observed() {
	}

	/** Hears that the last live observer left; must not touch the graph. */
	protected void unobserved() {
	}

	/**
	 * Returns whether a live observer has read it.
	 * @return whether anybody hears of its changes
	 */
	protected final boolean isObserved() {
		return this.audience != this.audience.graph.nobody;
	}

	/**
	 * Makes all that ever read it ask anew: it is given up, and will not be set again.
	 */
	protected final void expire() {
		Graph graph = this.audience.graph;
		this.stamp |= EXPIRED;
		graph.clockSeen = true;
		graph.tick();
	}

	/**
	 * Returns whether it has been given up.
	 * @return whether {@link #expire} was called
	 */
	protected final boolean hasExpired() {
		return (this.stamp & ~PENDING) == EXPIRED;
	}

	/**
	 * Announces that the value was changed in place: what depends on it runs although the
	 * value is the same one.
	 * @throws IllegalStateException outside a turn of its session, or inside a memo
	 */
	public final void trigger() {
		Graph graph = writable();
		if (graph.isBatching() && isObserved()) {
			pending(graph);
			graph.pending.trigger(this);
		}
		changed(graph);
	}

	@Override
	public final String toString() {
		return this.audience.graph.describe(this, "signal");
	}

}
