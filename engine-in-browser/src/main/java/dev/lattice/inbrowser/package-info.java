/**
 * Uses of the engine that can be repeated on any machine that runs it, and compared.
 */
@NullMarked
package dev.lattice.inbrowser;

import org.jspecify.annotations.NullMarked;
