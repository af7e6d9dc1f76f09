package dev.lattice.engine.render;

import dev.lattice.engine.html.BoundaryFailure;
import dev.lattice.engine.html.BoundaryReach;
import dev.lattice.engine.html.BoundaryView;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Shows a boundary's view, or its fallback when that has failed. */
final class Guard {

	private static final Object FALLBACK = "fallback";

	private final Drain drain;

	private final LiveHole hole;

	/** Changes whenever the failure does. */
	private final Signal<Integer> changes = new Signal<>(0);

	/** The key of the view; another one when it is made anew. */
	private Object view = new Object();

	private @Nullable RestartBudget budget;

	private @Nullable BoundaryView source;

	private @Nullable BoundaryFailure failure;

	/**
	 * Whether the view is about to be made anew: what fails until then is the old one.
	 */
	private boolean remaking;

	/** Whether the fallback is shown, or being made: what fails now is not the view. */
	private boolean fallen;

	Guard(Drain drain, LiveHole hole) {
		this.drain = drain;
		this.hole = hole;
		hole.scope.onFailure(this::take);
	}

	/**
	 * Shows what is to be shown; tracked by what runs. A view that is another one than
	 * that which has failed is tried.
	 */
	@SuppressWarnings("ReferenceEquality") // two boundaries may be made alike
	void show(BoundaryView boundary) {
		if (this.source != boundary) {
			this.source = boundary;
			this.failure = null;
		}
		this.changes.get();
		this.remaking = false;
		Scope.untracked(() -> {
			showView(boundary);
			return 0;
		});
	}

	private void showView(BoundaryView boundary) {
		while (this.failure == null) {
			this.fallen = false;
			try {
				this.hole.reconcile(Rows.one(this.view, (index) -> Made.untracked(this.hole.scope, boundary.view())));
				return;
			}
			catch (RuntimeException | Error ex) {
				fail(boundary, ex, this.drain.incident(ex));
			}
		}
		this.fallen = true;
		BoundaryFailure shown = this.failure;
		this.hole.reconcile(
				Rows.one(FALLBACK, (index) -> Made.untracked(this.hole.scope, () -> boundary.fallback().apply(shown))));
	}

	/** Takes what something inside has thrown, if it is the boundary's. */
	private boolean take(Throwable thrown) {
		BoundaryView boundary = this.source;
		boolean handler = this.drain.isHandling();
		if (boundary == null || this.fallen || !this.hole.isGuardedBy(this)
				|| (handler && boundary.reach() != BoundaryReach.RENDERING_AND_HANDLERS)) {
			return false;
		}
		String incident = this.drain.incident(thrown);
		if (this.failure == null && !this.remaking) {
			fail(boundary, thrown, incident);
			this.remaking = this.failure == null;
			this.changes.set(this.changes.peek() + 1);
		}
		return true;
	}

	/** Makes the view anew next, if that is left; else the fallback. */
	private void fail(BoundaryView boundary, Throwable thrown, String incident) {
		if (budget(boundary).spend(this.drain.now())) {
			this.view = new Object();
		}
		else {
			this.failure = failure(thrown, incident);
		}
	}

	private RestartBudget budget(BoundaryView boundary) {
		if (this.budget == null) {
			this.budget = new RestartBudget(boundary.restart());
		}
		return this.budget;
	}

	private BoundaryFailure failure(Throwable thrown, String incident) {
		BoundaryFailure[] made = { null };
		made[0] = new BoundaryFailure(thrown, incident, () -> retry(made[0]));
		return made[0];
	}

	@SuppressWarnings("ReferenceEquality") // the same failure may come twice
	private void retry(BoundaryFailure of) {
		if (this.failure == of) {
			this.failure = null;
			this.changes.set(this.changes.peek() + 1);
		}
	}

}
