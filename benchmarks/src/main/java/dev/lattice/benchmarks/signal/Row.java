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

	/** Returns a row with the same functions and a short run, for warming up. */
	Row brief() {
		Shape brief = (this.shape instanceof LayeredShape layered) ? layered.brief() : this.shape;
		return new Row(this.name, this.unit, this.units, brief, this.floor);
	}

}
