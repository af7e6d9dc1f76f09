/**
 * Texts that many edit at once: what an edit is, and how one goes over another.
 */
@NullMarked
package dev.lattice.engine.text;

import org.jspecify.annotations.NullMarked;
