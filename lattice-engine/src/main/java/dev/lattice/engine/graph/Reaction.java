package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/**
 * An observer that runs an action again when what the action read has changed. When it
 * may have to, it is {@link #marked}: who extends it then sees to it that somebody calls
 * {@link #runIfChanged}.
 */
public abstract non-sealed class Reaction extends Observer {

	private Runnable action;

	/**
	 * Makes one that has not run yet.
	 * @param graph what it belongs to
	 * @param action what it does
	 */
	protected Reaction(Graph graph, Runnable action) {
		super(graph);
		this.action = action;
		this.state = graph.nextNumber() << SHIFT;
		graph.observers++;
	}

	/**
	 * Hears that a source may have changed, the first time since it ran.
	 */
	protected abstract void marked();

	/**
	 * Returns whether it runs at the end of the batch, in the order of the numbers, so
	 * that the graph may run it instead of marking it.
	 * @return always the same
	 */
	protected abstract boolean isPlanned();

	/**
	 * Disposes what the last run made.
	 * @return what that threw, if it did
	 */
	protected abstract @Nullable Throwable clear();

	/** Runs the action if a source changed since the last run. */
	protected final void runIfChanged() {
		this.graph.resolvePending();
		if ((this.state & DETACHED) == 0 && this.graph.check(this)) {
			update();
		}
	}

	/** Runs the action, after disposing what its last run made. */
	protected final void update() {
		Throwable failure = clear();
		if ((this.state & DETACHED) == 0) {
			Graph graph = this.graph;
			Observer outer = graph.enter(this);
			this.state = (this.state & ~(CHECK | DIRTY)) | RUNNING;
			try {
				this.action.run();
			}
			catch (RuntimeException | Error ex) {
				failure = Failures.combine(failure, ex);
			}
			graph.leave(this, outer);
			this.state &= ~RUNNING;
		}
		Failures.rethrow(failure);
	}

	/**
	 * Ends it, for good.
	 * @return whether it had not ended before
	 */
	protected final boolean stop() {
		if (hasStopped()) {
			return false;
		}
		this.graph.observers--;
		this.graph.dropFrom(this, 0);
		this.state |= DETACHED;
		this.action = () -> {
		};
		return true;
	}

	/**
	 * Returns whether it has ended.
	 * @return whether {@link #stop} was called
	 */
	protected final boolean hasStopped() {
		return (this.state & DETACHED) != 0;
	}

	/**
	 * Returns its number in the graph.
	 * @return the lower, the earlier it was made
	 */
	protected final int number() {
		return this.state >>> SHIFT;
	}

	final void number(int number) {
		this.state = (this.state & FLAGS) | (number << SHIFT);
	}

}
