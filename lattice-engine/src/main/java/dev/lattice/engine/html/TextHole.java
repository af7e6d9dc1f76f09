package dev.lattice.engine.html;

import java.util.function.Supplier;

/**
 * A text that changes.
 *
 * @param source gives the text; null is the empty text
 */
public record TextHole(Supplier<?> source) implements View {
}
