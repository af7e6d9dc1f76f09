package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a new value is the same as the one before, so that nothing runs.
 * <p>
 * Unless said otherwise this is {@link java.util.Objects#equals}. What the decision reads
 * is not tracked. An exception counts as one of the computation, or is thrown to who sets
 * the signal.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface Equality<T extends @Nullable Object> {

	/**
	 * Returns whether the values are the same.
	 * @param before the value so far
	 * @param after the new value
	 * @return whether nothing changes
	 */
	boolean same(T before, T after);

	/**
	 * Returns the one for which each write, each computation is a change.
	 * @param <T> the type of the values
	 * @return never the same
	 */
	static <T extends @Nullable Object> Equality<T> never() {
		return (before, after) -> false;
	}

	/**
	 * Returns the one for which only the very same object is the same.
	 * @param <T> the type of the values
	 * @return the same by identity
	 */
	@SuppressWarnings("ReferenceEquality") // that is what it is for
	static <T extends @Nullable Object> Equality<T> identity() {
		return (before, after) -> before == after;
	}

}
