package dev.lattice.engine.html;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A style property, set by the client through the CSS object model, which a strict
 * Content-Security-Policy allows.
 *
 * @param property the property, as in CSS
 * @param source gives the value; null leaves it out
 */
public record StyleHole(String property, Supplier<? extends @Nullable Object> source) implements Attribute {
}
