/**
 * The shared documents measured beside Yjs. {@code docs/performance.md} says how to read
 * it.
 */
@NullMarked
package dev.lattice.benchmarks.crdt;

import org.jspecify.annotations.NullMarked;
