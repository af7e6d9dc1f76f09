package dev.lattice.engine.html;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One class that an element has or not, besides its others.
 *
 * @param source gives the class; null is none
 */
public record ClassHole(Supplier<? extends @Nullable String> source) implements Attribute {
}
