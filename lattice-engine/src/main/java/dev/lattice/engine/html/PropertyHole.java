package dev.lattice.engine.html;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A property of a DOM object that changes: {@code value} or {@code checked}.
 *
 * @param name the name of the property
 * @param source gives the value
 */
public record PropertyHole(String name, Supplier<? extends @Nullable Object> source) implements Attribute {
}
