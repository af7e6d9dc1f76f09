/**
 * One browser page on the server: from the first HTML over connections that come and go
 * to its end. The machine has no thread, clock or socket of its own; its host drives it,
 * one turn at a time, so that the same inputs give the same frames.
 */
@NullMarked
package dev.lattice.engine.session;

import org.jspecify.annotations.NullMarked;
