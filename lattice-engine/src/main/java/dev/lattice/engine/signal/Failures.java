package dev.lattice.engine.signal;

/** Throws what was caught, as it was caught. */
final class Failures {

	private Failures() {
	}

	static RuntimeException rethrow(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		throw (RuntimeException) failure;
	}

}
