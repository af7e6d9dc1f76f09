/**
 * Runs views once, finds their holes, and keeps what the page shows the same as what the
 * holes say.
 */
@NullMarked
package dev.lattice.engine.render;

import org.jspecify.annotations.NullMarked;
