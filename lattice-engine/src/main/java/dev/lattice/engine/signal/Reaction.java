package dev.lattice.engine.signal;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * An observer that runs an action again when what the action read has changed, and that
 * owns what the action makes.
 */
abstract sealed class Reaction extends Observer permits Effect, Watcher {

	private Runnable action;

	@Nullable Scope outer;

	/** What the last run made. */
	private @Nullable Scope made;

	Reaction(Graph graph, Runnable action) {
		super(graph);
		this.action = action;
		this.state = graph.nextNumber() << SHIFT;
		Owner owner = graph.owner();
		if (owner != null) {
			this.outer = Owner.scope(owner);
			this.outer.own(this);
		}
		graph.observers++;
	}

	/** Runs for the first time; if that fails, nothing is left. */
	final void begin() {
		try {
			update();
		}
		catch (RuntimeException | Error ex) {
			dispose();
			throw ex;
		}
		if (this.graph.running == null) {
			this.graph.flush();
		}
	}

	/** Runs the action if a source changed since the last run. */
	final void runIfChanged() {
		this.graph.resolvePending();
		if ((this.state & DETACHED) == 0 && this.graph.check(this)) {
			update();
		}
	}

	/** Runs the action, after disposing what its last run made. */
	final void update() {
		Throwable failure = (this.made != null) ? this.made.clearAll() : null;
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
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
	}

	private static void nothing() {
		// What an observer does that has ended.
	}

	/** Hears that a source may have changed, the first time since it ran. */
	abstract void marked();

	final int number() {
		return this.state >>> SHIFT;
	}

	final void number(int number) {
		this.state = (this.state & FLAGS) | (number << SHIFT);
	}

	/**
	 * Ends the observer and what it made; a second call does nothing. What cleanups set
	 * runs effects when that is done.
	 */
	public final void dispose() {
		if (!is(DETACHED) && this.outer != null) {
			this.outer.disown();
		}
		this.graph.inBatch(this::end);
	}

	/** Ends without telling the owner, which does so itself. */
	final void end() {
		if (is(DETACHED)) {
			return;
		}
		this.graph.observers--;
		this.graph.dropFrom(this, 0);
		this.state |= DETACHED;
		this.action = Reaction::nothing;
		if (this.made != null) {
			this.made.end();
		}
	}

	final void forEach(BiConsumer<Reaction, @Nullable Reaction> action) {
		if (this.made != null) {
			this.made.forEach(this, action);
		}
	}

	/** The scope of what the last run made. */
	final Scope made() {
		if (this.made == null) {
			this.made = new Scope(this.graph, this.outer);
			if (is(DETACHED)) {
				this.made.end();
			}
		}
		return this.made;
	}

}
