package dev.lattice.engine.html;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One view or another, made when the condition changes.
 *
 * @param condition which one
 * @param then makes the view for true; what it reads outside of holes is not tracked
 * @param otherwise makes the view for false, or null for none
 */
public record ConditionalView(Supplier<Boolean> condition, Supplier<? extends View> then,
		@Nullable Supplier<? extends View> otherwise) implements ViewHole {
}
