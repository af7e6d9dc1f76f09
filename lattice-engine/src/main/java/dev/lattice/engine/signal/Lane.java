package dev.lattice.engine.signal;

/** A cell that holds a primitive value. */
abstract sealed class Lane extends Cell permits IntSignal, LongSignal, DoubleSignal, BooleanSignal {

	Lane() {
		super(Graph.required("signal"));
	}

	/** The value, such that equal values have equal bits and no others have. */
	abstract long bits();

	@Override
	final void keep(Pending pending, int at) {
		pending.bits[at] = bits();
	}

	@Override
	final boolean isAsKept(Pending pending, int at) {
		return !pending.isTriggered(at) && pending.bits[at] == bits();
	}

}
