package dev.lattice.engine.html;

import java.util.function.Supplier;

/**
 * A view made anew whenever something that its making reads has changed. What comes again
 * with the same structure keeps its nodes: only differences are sent.
 *
 * @param source makes the view
 */
public record DynamicView(Supplier<? extends View> source) implements ViewHole {
}
