package dev.lattice.engine.html;

import java.util.function.Supplier;

/**
 * One view or another, made when the condition changes.
 *
 * @param condition which one
 * @param then makes the view for true; what it reads outside of holes is not tracked
 * @param otherwise makes the view for false
 */
public record ConditionalView(Supplier<Boolean> condition, Supplier<? extends View> then,
		Supplier<? extends View> otherwise) implements ViewHole {
}
