package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/**
 * A source that is set. Who extends it holds the value: calls {@link #read} before it
 * returns the value to somebody. To set it, it calls {@link #checkWritable}; if the value
 * is another one, then {@link #changing}, sets it, and calls {@link #changed}.
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
	 * @throws IllegalStateException outside a turn, or while a value is computed
	 */
	protected final void checkWritable() {
		Graph graph = this.audience.graph;
		if (graph.thread != Thread.currentThread() || graph.running != null) {
			graph.checkWrite(this);
		}
	}

	/** Hears that the value is about to be replaced by another one. */
	protected final void changing() {
		Graph graph = this.audience.graph;
		if (graph.isBatching() && this.stamp >= 0) {
			pending(graph);
			graph.pending.add(this);
		}
	}

	private void pending(Graph graph) {
		this.stamp |= PENDING;
		graph.attention |= Edges.PENDING;
		graph.expected = null;
	}

	/** Hears that the value has been replaced; runs what is to run at once. */
	protected final void changed() {
		Graph graph = this.audience.graph;
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
	 * Returns the value, to be kept while a batch goes on.
	 * @return the value, if it is an object
	 */
	protected @Nullable Object object() {
		return null;
	}

	/**
	 * Returns the value, to be kept while a batch goes on.
	 * @return the value, if it is not an object: such that equal values have equal bits
	 * and no others have
	 */
	protected long bits() {
		return 0;
	}

	/**
	 * Returns whether the value is the one kept, so that the batch has changed nothing.
	 * @param object what {@link #object} returned
	 * @param bits what {@link #bits} returned
	 * @return whether nothing has changed
	 */
	protected abstract boolean is(@Nullable Object object, long bits);

	/**
	 * Returns the value, for messages and tools.
	 * @return the value, boxed
	 */
	protected abstract @Nullable Object shown();

	/** Hears that the first live observer came; the rest is for {@link Graph#later}. */
	protected void observed() {
	}

	/** Hears that the last live observer left; the rest is for {@link Graph#later}. */
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
		checkWritable();
		Graph graph = this.audience.graph;
		if (graph.isBatching() && isObserved()) {
			pending(graph);
			graph.pending.trigger(this);
		}
		changed();
	}

	@Override
	public final String toString() {
		return this.audience.graph.describe(this, "signal");
	}

}
