package dev.lattice.engine.html;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A property of a DOM object that changes: {@code value}, {@code checked} or
 * {@code textContent}; or one that only Lattice has: {@code values} of a select of many,
 * separated by line feeds, {@code modal} of a dialog, and with {@code !} before another,
 * one that wins over the user's edits.
 *
 * @param name the name of the property
 * @param source gives the value
 */
public record PropertyHole(String name, Supplier<? extends @Nullable Object> source) implements Attribute {
}
