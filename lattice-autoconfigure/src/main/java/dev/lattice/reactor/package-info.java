/**
 * Bridges between Reactor's publishers and signals.
 */
@NullMarked
package dev.lattice.reactor;

import org.jspecify.annotations.NullMarked;
