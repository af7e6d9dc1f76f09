/**
 * What happened to a session and what it said, as plain data: to be kept, looked at entry
 * by entry, and done again in another process (L-120 to L-129).
 */
@NullMarked
package dev.lattice.engine.session.journal;

import org.jspecify.annotations.NullMarked;
