/**
 * Values that change, and what follows from them.
 */
@NullMarked
package dev.lattice.engine.signal;

import org.jspecify.annotations.NullMarked;
