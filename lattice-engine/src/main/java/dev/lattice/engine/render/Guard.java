package dev.lattice.engine.render;

import dev.lattice.engine.html.BoundaryFailure;
import dev.lattice.engine.html.BoundaryReach;
import dev.lattice.engine.html.BoundaryView;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/** Shows a boundary's view, or its fallback when that has failed. */
final class Guard {

	private static final Object VIEW = "view";

	private static final Object FALLBACK = "fallback";

	private final Drain drain;

	private final LiveHole hole;

	/** Changes whenever the failure does. */
	private final Signal<Integer> changes = new Signal<>(0);

	private @Nullable BoundaryView source;

	private @Nullable BoundaryFailure failure;

	/** Whether the fallback is shown, or being made: what fails now is not the view. */
	private boolean fallen;

	Guard(Drain drain, LiveHole hole) {
		this.drain = drain;
		this.hole = hole;
		hole.scope.onFailure(this::take);
	}

	/** Shows what is to be shown; tracked by what runs. */
	void show(BoundaryView boundary) {
		this.source = boundary;
		this.changes.get();
		Scope.untracked(() -> {
			showView(boundary);
			return 0;
		});
	}

	private void showView(BoundaryView boundary) {
		if (this.failure == null) {
			this.fallen = false;
			try {
				this.hole.reconcile(Rows.one(VIEW, (index) -> Made.untracked(this.hole.scope, boundary.view())));
				return;
			}
			catch (RuntimeException | Error ex) {
				this.drain.failed(ex);
				this.failure = failure(ex);
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
		if (!handler) {
			this.drain.failed(thrown);
		}
		if (this.failure == null) {
			this.failure = failure(thrown);
			this.changes.set(this.changes.peek() + 1);
		}
		return true;
	}

	private BoundaryFailure failure(Throwable thrown) {
		BoundaryFailure[] made = { null };
		made[0] = new BoundaryFailure(thrown, () -> retry(made[0]));
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
