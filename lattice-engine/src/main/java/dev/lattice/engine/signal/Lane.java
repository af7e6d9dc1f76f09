package dev.lattice.engine.signal;

import dev.lattice.engine.graph.Cell;
import org.jspecify.annotations.Nullable;

/** A cell that holds a primitive value. */
abstract sealed class Lane extends Cell permits IntSignal, LongSignal, DoubleSignal, BooleanSignal {

	Lane() {
		super(SessionGraph.required("signal"));
	}

	@Override
	protected abstract long bits();

	@Override
	protected final boolean is(@Nullable Object object, long bits) {
		return bits == bits();
	}

}
