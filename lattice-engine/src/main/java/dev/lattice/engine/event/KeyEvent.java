package dev.lattice.engine.event;

/**
 * What a key did.
 *
 * @param key the value of the key, such as {@code Enter} or {@code a}
 * @param code the place of the key, such as {@code KeyA}
 * @param repeat whether the key is held down
 * @param modifiers the other keys held down meanwhile
 */
public record KeyEvent(String key, String code, boolean repeat, Modifiers modifiers) {
}
