package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/** Throws what was caught, as it was caught. */
final class Failures {

	/**
	 * So many are suppressed in one: a memo keeps its failure, which may be the first
	 * time and again.
	 */
	static final int MOST = 100;

	private Failures() {
	}

	/**
	 * Returns the first failure, with the next one suppressed in it, if there is room.
	 */
	@SuppressWarnings("ReferenceEquality") // an exception cannot be suppressed in itself
	static Throwable combine(@Nullable Throwable first, Throwable next) {
		if (first == null) {
			return next;
		}
		if (next != first && first.getSuppressed().length < MOST) {
			first.addSuppressed(next);
		}
		return first;
	}

	static RuntimeException rethrow(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		throw (RuntimeException) failure;
	}

}
