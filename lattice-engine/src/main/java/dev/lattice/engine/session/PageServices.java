package dev.lattice.engine.session;

import java.util.function.Consumer;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.Timers;

/**
 * What a session gives to the components of all its pages.
 *
 * @param tasks runs work that may block, beside the turns
 * @param messages takes what pages are told besides what they show
 * @param timers runs what is to be done later
 */
record PageServices(Consumer<Runnable> tasks, ClientMessages messages, Timers timers) {
}
