/**
 * The auto-configuration of Lattice.
 */
@NullMarked
package dev.lattice.autoconfigure;

import org.jspecify.annotations.NullMarked;
