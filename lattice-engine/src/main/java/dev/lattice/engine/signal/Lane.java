package dev.lattice.engine.signal;

import dev.lattice.engine.graph.Cell;
import dev.lattice.engine.graph.Pending;

/** A cell that holds a primitive value. */
abstract sealed class Lane extends Cell permits IntSignal, LongSignal, DoubleSignal, BooleanSignal {

	Lane() {
		super(SessionGraph.required("signal"));
	}

	/** The value, such that equal values have equal bits and no others have. */
	abstract long bits();

	@Override
	protected final void keep(Pending pending, int at) {
		pending.keep(at, bits());
	}

	@Override
	protected final boolean isAsKept(Pending pending, int at) {
		return pending.bits(at) == bits();
	}

}
