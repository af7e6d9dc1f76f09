package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/** Throws what was caught, as it was caught. */
public final class Failures {

	/**
	 * So many are suppressed in one: a derived value keeps its failure, which may be the
	 * first time and again.
	 */
	public static final int MOST = 100;

	private Failures() {
	}

	/**
	 * Adds a failure to those before.
	 * @param first the first one, or null if there was none
	 * @param next the one that came now
	 * @return the first failure, with the next one suppressed in it if there is room
	 */
	@SuppressWarnings("ReferenceEquality") // an exception cannot be suppressed in itself
	public static Throwable combine(@Nullable Throwable first, Throwable next) {
		if (first == null) {
			return next;
		}
		if (next != first && first.getSuppressed().length < MOST) {
			first.addSuppressed(next);
		}
		return first;
	}

	/**
	 * Throws a failure as it is.
	 * @param failure a {@link RuntimeException} or an {@link Error}
	 * @return nothing: for {@code throw} before the call
	 */
	public static RuntimeException rethrow(Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		throw (RuntimeException) failure;
	}

}
