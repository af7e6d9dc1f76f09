package dev.lattice.engine.graph;

/**
 * Leaves a computation that is nested too deep, so that what it needs can be computed
 * first and it be started again.
 */
final class Unwind extends Error {

	private static final long serialVersionUID = 1L;

	/** One for all: it carries nothing. */
	@SuppressWarnings("StaticAssignmentOfThrowable") // it has no trace and no cause
	static final Unwind NOW = new Unwind();

	private Unwind() {
		super("Computed again when what it reads is there; let this pass", null, false, false);
	}

}
