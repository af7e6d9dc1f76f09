package dev.lattice.engine.component;

import java.util.function.Consumer;

/**
 * What a session's host gives to its components.
 *
 * @param location the address of the page
 * @param tasks runs work that may block, beside the session's turns
 * @param messages takes what the page is told besides what it shows
 * @param timers runs what is to be done later
 */
public record ComponentContext(Location location, Consumer<Runnable> tasks, ClientMessages messages, Timers timers) {
}
