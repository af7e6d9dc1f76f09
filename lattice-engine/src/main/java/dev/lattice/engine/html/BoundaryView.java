package dev.lattice.engine.html;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A view whose failures stay in it.
 *
 * @param view makes the view; what it reads outside of holes is not tracked
 * @param fallback makes what is shown when the view, a hole inside or an effect made
 * there has failed
 * @param reach which failures those are
 * @param restart how often the view is made anew before the fallback is shown
 */
public record BoundaryView(Supplier<? extends View> view, Function<? super BoundaryFailure, ? extends View> fallback,
		BoundaryReach reach, Supervision.Restart restart) implements ViewHole {
}
