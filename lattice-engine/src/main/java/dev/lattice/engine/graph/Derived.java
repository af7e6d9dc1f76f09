package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/**
 * A source that is computed from others. Who extends it holds the value: computes it when
 * asked to {@link #evaluate}, and calls {@link #read} before it returns the value to
 * somebody.
 */
@SuppressWarnings("ReferenceEquality") // threads are compared as such
public abstract non-sealed class Derived extends Observer implements Source {

	/** With none of these flags the value can be used as it is. */
	static final int UNSURE = CHECK | DIRTY | RUNNING | DETACHED | NOTED;

	Audience audience;

	/**
	 * Makes one that is computed when it is read.
	 * @param graph what it belongs to
	 */
	protected Derived(Graph graph) {
		super(graph);
		this.audience = graph.nobody;
		this.state = DETACHED | DIRTY;
		this.sources = graph.owner();
	}

	/** Makes the value current; whatever is running depends on it. */
	protected final void read() {
		Graph graph = this.graph;
		boolean unsure = (this.state & UNSURE) != 0;
		if (unsure) {
			graph.refresh(this);
		}
		if (graph.expected == this) {
			graph.advance();
		}
		else if (graph.isNews(this)) {
			graph.track(this);
		}
		if (unsure && (this.state & (CHECK | DIRTY | NOTED)) != 0) {
			graph.readNoted(this);
		}
	}

	/** Makes the value current; nothing depends on it. */
	protected final void readUntracked() {
		Graph graph = this.graph;
		if (graph.thread != Thread.currentThread() || graph.reader() == null) {
			read();
			return;
		}
		Observer outer = graph.pause();
		try {
			read();
		}
		finally {
			graph.resume(outer);
		}
	}

	/**
	 * Computes and keeps the value.
	 * @return whether it is another one
	 */
	protected abstract boolean evaluate();

	/**
	 * Computes the value until nothing that this makes has changed what it read.
	 * @return whether it is another one than before
	 */
	final boolean update() {
		boolean changed = updateOnce();
		for (int again = 1; (this.state & (CHECK | DIRTY)) != 0; again++) {
			if (again == Graph.MAX_RERUNS) {
				return fail(new IllegalStateException("The " + this + " was computed " + again
						+ " times without coming to rest; what it makes sets what it reads"));
			}
			changed |= updateOnce();
		}
		return changed;
	}

	/** Gives up computing: until a source changes there is a failure instead. */
	final boolean fail(RuntimeException failure) {
		this.graph.keepFailure(this, failure);
		this.state = (this.state & FLAGS & ~(CHECK | DIRTY)) | (this.graph.clock << SHIFT);
		return true;
	}

	private boolean updateOnce() {
		Graph graph = this.graph;
		boolean noted = (this.state & NOTED) != 0;
		if (noted) {
			graph.clearMade(this);
		}
		int began = graph.clock;
		graph.clockSeen |= (this.state & DETACHED) != 0;
		boolean changed;
		Observer outer = graph.enter(this);
		this.state = (this.state & ~(CHECK | DIRTY)) | RUNNING;
		try {
			changed = evaluate();
			if ((graph.attention & Edges.UNWINDING) != 0) {
				throw Unwind.NOW;
			}
			if (noted) {
				changed |= graph.succeeded(this);
			}
		}
		catch (Unwind unwind) {
			this.state = (this.state & ~(RUNNING | CHECK)) | DIRTY;
			graph.abandon(outer);
			graph.clearMade(this);
			throw unwind;
		}
		catch (RuntimeException | Error ex) {
			changed = graph.keepFailure(this, ex);
		}
		graph.leave(this, outer);
		int state = this.state & ~RUNNING;
		if ((state & DETACHED) != 0) {
			if ((state & CHECK) != 0) {
				state = (state & ~CHECK) | DIRTY;
			}
			this.slot = began;
			graph.clockSeen = true;
		}
		this.state = changed ? (state & FLAGS) | (graph.clock << SHIFT) : state;
		return changed;
	}

	/** Becomes detached; its sources know already. */
	final void detached() {
		boolean current = is(RUNNING) || !is(CHECK | DIRTY);
		if (!is(RUNNING) && this.graph.hasMade(this)) {
			current = false;
			this.graph.later(this::clearUnlessComputed);
			// Those that have read it, detached as well, must ask it again.
			this.graph.clockSeen = true;
			this.graph.tick();
		}
		this.state = (this.state & ~CHECK) | DETACHED | (current ? 0 : DIRTY);
		this.slot = this.graph.clock;
		this.graph.clockSeen = true;
	}

	/** Disposes what was made before the last observer left, if that is still there. */
	private void clearUnlessComputed() {
		if (is(DETACHED) && is(DIRTY)) {
			this.graph.clearMade(this);
		}
	}

	@Override
	protected final String kind() {
		return "memo";
	}

	/**
	 * Returns the value as it is, for messages and tools.
	 * @return the value, boxed
	 */
	protected abstract @Nullable Object shown();

	/**
	 * Returns whether the computation may set cells.
	 * @return whether it may
	 */
	protected boolean maySet() {
		return false;
	}

}
