/**
 * A peer to measure against: the push-pull algorithm of alien-signals.
 */
@NullMarked
package dev.lattice.benchmarks.signal.alien;

import org.jspecify.annotations.NullMarked;
