package dev.lattice.engine.html;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Markup that is used as it is.
 *
 * @param source gives the markup; null is none
 */
public record RawHtml(Supplier<? extends @Nullable TrustedHtml> source) implements View {
}
