package dev.lattice.engine.html;

/**
 * A text that does not change.
 *
 * @param value the text, unescaped
 */
public record Text(String value) implements View {
}
