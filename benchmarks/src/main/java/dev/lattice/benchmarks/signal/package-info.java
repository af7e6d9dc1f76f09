/**
 * The signal engine measured beside a peer and beside what no engine can undercut.
 * {@code docs/performance.md} says how to read it.
 */
@NullMarked
package dev.lattice.benchmarks.signal;

import org.jspecify.annotations.NullMarked;
