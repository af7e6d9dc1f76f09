package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/** Keeps what was thrown while the rest is done, and throws it afterwards. */
public final class Failures {

	/**
	 * So many are suppressed in one: a derived value keeps its failure, which may be the
	 * first time and again.
	 */
	public static final int MOST = 100;

	private Failures() {
	}

	/**
	 * Does something and returns what it threw.
	 * @param action what to do
	 * @return what was thrown, or null
	 */
	public static @Nullable Throwable thrownBy(Runnable action) {
		try {
			action.run();
			return null;
		}
		catch (RuntimeException | Error ex) {
			return ex;
		}
	}

	/**
	 * Adds a failure to those before.
	 * @param first the first one, or null if there was none
	 * @param next the one that came now, or null if none did
	 * @return the first failure, with the next one suppressed in it if there is room
	 */
	@SuppressWarnings("ReferenceEquality") // an exception cannot be suppressed in itself
	public static @Nullable Throwable combine(@Nullable Throwable first, @Nullable Throwable next) {
		if (first == null) {
			return next;
		}
		if (next != null && next != first && first.getSuppressed().length < MOST) {
			first.addSuppressed(next);
		}
		return first;
	}

	/**
	 * Throws a failure as it is.
	 * @param failure a {@link RuntimeException} or an {@link Error}; null to go on
	 */
	public static void rethrow(@Nullable Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		if (failure != null) {
			throw (RuntimeException) failure;
		}
	}

}
