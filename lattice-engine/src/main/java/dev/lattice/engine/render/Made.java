package dev.lattice.engine.render;

import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A view that was made.
 *
 * @param shape the view, taken apart
 * @param run owns what making it made, until the view is gone or made again; null if that
 * is nothing
 */
record Made(Shape shape, @Nullable Scope run) {

	/** Makes a view; what that reads is tracked by nobody. */
	static Made untracked(Scope owner, Supplier<? extends View> view) {
		return of(owner, (run) -> run.call(() -> ShapeBuilder.of(view.get())));
	}

	/** Makes a view; what that reads is tracked by whatever runs. */
	static Made tracked(Scope owner, Supplier<? extends View> view) {
		return of(owner, (run) -> run.own(() -> ShapeBuilder.of(view.get())));
	}

	private static Made of(Scope owner, Function<Scope, Shape> making) {
		Scope run = owner.child();
		try {
			Shape shape = making.apply(run);
			return new Made(shape, run.endIfUnused() ? null : run);
		}
		catch (RuntimeException | Error ex) {
			run.dispose();
			throw ex;
		}
	}

	/** Ends what making the view made. */
	void end() {
		if (this.run != null) {
			this.run.dispose();
		}
	}

}
