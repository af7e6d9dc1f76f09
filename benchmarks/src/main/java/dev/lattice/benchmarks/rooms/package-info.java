/**
 * Rooms measured beside the servers of y-websocket and Hocuspocus, each with the same
 * clients. {@code docs/performance.md} says how to read it.
 */
@NullMarked
package dev.lattice.benchmarks.rooms;

import org.jspecify.annotations.NullMarked;
