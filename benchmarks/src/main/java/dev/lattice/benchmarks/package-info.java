/**
 * Measurements of Lattice.
 */
@NullMarked
package dev.lattice.benchmarks;

import org.jspecify.annotations.NullMarked;
