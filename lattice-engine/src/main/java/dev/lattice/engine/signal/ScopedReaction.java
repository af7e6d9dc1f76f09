package dev.lattice.engine.signal;

import java.util.function.BiConsumer;

import dev.lattice.engine.graph.Reaction;
import org.jspecify.annotations.Nullable;

/** A reaction that a scope owns, and that owns what its action makes. */
abstract sealed class ScopedReaction extends Reaction permits Effect, Watcher {

	final @Nullable Scope outer;

	/** What the last run made. */
	private @Nullable Scope made;

	ScopedReaction(SessionGraph graph, Runnable action) {
		super(graph, action);
		this.outer = graph.owner();
		if (this.outer != null) {
			this.outer.own(this);
		}
	}

	final SessionGraph session() {
		return (SessionGraph) graph();
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
		if (!session().isRunning()) {
			session().flush();
		}
	}

	final void rerun() {
		runIfChanged();
	}

	final int age() {
		return number();
	}

	final boolean isDisposed() {
		return hasStopped();
	}

	@Override
	protected final @Nullable Throwable clear() {
		return (this.made != null) ? this.made.clearAll() : null;
	}

	/**
	 * Ends the observer and what it made; a second call does nothing. What cleanups set
	 * runs effects when that is done.
	 */
	public final void dispose() {
		if (!isDisposed() && this.outer != null) {
			this.outer.disown();
		}
		session().inBatch(this::end);
	}

	/** Ends without telling the owner, which does so itself. */
	final void end() {
		if (stop() && this.made != null) {
			this.made.end();
		}
	}

	final void forEach(BiConsumer<ScopedReaction, @Nullable ScopedReaction> action) {
		if (this.made != null) {
			this.made.forEach(this, action);
		}
	}

	/** The scope of what the last run made. */
	final Scope made() {
		if (this.made == null) {
			this.made = new Scope(session(), this.outer);
			if (isDisposed()) {
				this.made.end();
			}
		}
		return this.made;
	}

}
