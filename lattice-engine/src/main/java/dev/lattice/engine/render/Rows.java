package dev.lattice.engine.render;

import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * What a hole shall show. Each function is given the position of a row.
 *
 * @param count how many rows there are
 * @param keys gives what tells the rows apart
 * @param items gives what a row shows; one whose item equals the one before needs no new
 * view
 * @param making makes the view of a row
 */
record Rows(int count, IntFunction<Object> keys, IntFunction<? extends @Nullable Object> items,
		IntFunction<Made> making) {

	static final Rows NONE = new Rows(0, (index) -> index, (index) -> index, (index) -> {
		throw new IllegalStateException("There is no row " + index);
	});

	/** One row whose item is its key. */
	static Rows one(Object key, IntFunction<Made> making) {
		return new Rows(1, (index) -> key, (index) -> key, making);
	}

}
