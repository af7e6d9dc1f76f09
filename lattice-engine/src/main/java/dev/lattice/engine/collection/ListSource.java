package dev.lattice.engine.collection;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Scope;

/**
 * A list that can say what has changed in it, so that who shows it looks at no more.
 *
 * @param <T> the type of the entries
 */
public interface ListSource<T> extends Supplier<List<T>> {

	/**
	 * Returns one that reads the list again and again and is told only what has changed.
	 * The list keeps that for it, at most 256 stretches of entries, until the current
	 * scope is over.
	 * @return a reader of its own
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	ListReader<T> reader();

}
