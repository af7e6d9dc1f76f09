package dev.lattice.engine.signal;

/**
 * A node that runs an action again when what the action read has changed, and that owns
 * what the action makes.
 */
abstract sealed class Observer extends Node permits Effect, Watcher {

	private final Runnable action;

	private final Scope inner;

	Observer(Graph graph, Runnable action) {
		super(graph);
		this.action = action;
		this.inner = new Scope(graph);
		Scope.adopt(graph, this);
		graph.observerAdded();
	}

	/** Runs the action if a source changed since the last run. */
	final void runIfChanged() {
		if (this.graph.check(this)) {
			runNow();
		}
	}

	/** Runs the action, after disposing what its last run made. */
	final void runNow() {
		this.inner.clear();
		if (this.state == DEAD) {
			return;
		}
		this.state = CLEAN;
		Memo<?> computing = this.graph.computing;
		this.graph.computing = null;
		try {
			this.graph.run(this, this.inner, this.action);
		}
		finally {
			this.graph.computing = computing;
			if (this.state == DEAD) {
				this.graph.dropSources(this);
				this.inner.dispose();
			}
		}
	}

	@Override
	final boolean update() {
		return false;
	}

	final boolean ended() {
		return this.state == DEAD;
	}

	@Override
	final void end() {
		if (this.state == DEAD) {
			return;
		}
		this.state = DEAD;
		this.graph.observerEnded();
		this.graph.dropSources(this);
		this.inner.dispose();
	}

	final void endAndForget() {
		Scope.forget(this);
		end();
	}

}
