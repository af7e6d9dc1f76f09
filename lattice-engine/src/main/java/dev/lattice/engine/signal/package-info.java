/**
 * The reactive graph: values that change ({@link Signal}), values derived from them
 * ({@link Memo}) and what happens when they change ({@link Effect}, {@link Watcher}),
 * owned by {@link Scope}s.
 * <p>
 * A write marks what depends on it and computes nothing; a read computes what it needs
 * and nothing else. No observer ever sees a mix of old and new values. The marking and
 * the checking are loops, not recursion.
 */
@NullMarked
package dev.lattice.engine.signal;

import org.jspecify.annotations.NullMarked;
