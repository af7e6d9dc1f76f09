/**
 * The instruction set: what a server tells a page to do. Numbers and meaning are
 * specified in {@code docs/spec/instructions.md}.
 */
@NullMarked
package dev.lattice.engine.patch;

import org.jspecify.annotations.NullMarked;
