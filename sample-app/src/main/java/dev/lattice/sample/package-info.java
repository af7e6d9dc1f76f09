/**
 * A showcase of Lattice.
 */
@NullMarked
package dev.lattice.sample;

import org.jspecify.annotations.NullMarked;
