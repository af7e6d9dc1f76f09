package dev.lattice.benchmarks.signal;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param name what it is called
 * @param unit what the time is the time of
 * @param units how many of them are in one run
 * @param shape the graph and what is done to it
 * @param floor the same by hand, or null if that would say nothing
 */
record Row(String name, String unit, int units, Shape shape, @Nullable Supplier<Op> floor) {
}
