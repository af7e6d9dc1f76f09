/**
 * State that outlives its session: which values, how they are written, and how what was
 * written is taken up again. Where it is kept is the host's.
 */
@NullMarked
package dev.lattice.engine.durable;

import org.jspecify.annotations.NullMarked;
