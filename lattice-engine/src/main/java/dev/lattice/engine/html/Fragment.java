package dev.lattice.engine.html;

import java.util.List;

/**
 * Several views without an element around them.
 *
 * @param views the views
 */
public record Fragment(List<View> views) implements View {
}
