/**
 * Typed expressions as data, and their interpreter.
 */
@NullMarked
package dev.lattice.jit.expression;

import org.jspecify.annotations.NullMarked;
