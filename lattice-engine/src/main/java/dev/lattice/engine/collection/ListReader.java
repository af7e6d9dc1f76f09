package dev.lattice.engine.collection;

import org.jspecify.annotations.Nullable;

/**
 * Reads a list again and again, and is told what has changed since the last time. Made by
 * {@link ListSource#reader()}.
 *
 * @param <T> the type of the entries
 */
public interface ListReader<T> {

	/**
	 * Returns what has changed since the last call; whatever is running then depends on
	 * every entry. Costs nothing per entry that stayed.
	 * @return the edits, or null if they are not known: at the first call, and when there
	 * were too many
	 */
	@Nullable ListEdits next();

	/** Forgets what was told: at the next call, anything may have changed. */
	void reset();

	/**
	 * Returns how many entries there are, without depending on it.
	 * @return the number of entries
	 */
	int size();

	/**
	 * Returns the entry at a position, without depending on it.
	 * @param index the position, from 0
	 * @return the entry
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	T get(int index);

}
