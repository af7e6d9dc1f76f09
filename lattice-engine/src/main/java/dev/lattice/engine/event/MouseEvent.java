package dev.lattice.engine.event;

/**
 * What a pointer did.
 *
 * @param button 0 for the main button, 1 for the middle one, 2 for the other
 * @param clientX CSS pixels from the left edge of the viewport
 * @param clientY CSS pixels from its top edge
 * @param modifiers the keys held down meanwhile
 */
public record MouseEvent(int button, double clientX, double clientY, Modifiers modifiers) {
}
