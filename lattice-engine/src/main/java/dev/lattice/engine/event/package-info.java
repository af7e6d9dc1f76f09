/** What the browser did: typed events, and which fields of them it sends. */
@NullMarked
package dev.lattice.engine.event;

import org.jspecify.annotations.NullMarked;
