package dev.lattice.engine.render;

import java.util.List;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * What a hole shall show.
 *
 * @param keys what tells the rows apart
 * @param items what the rows show; a row whose item equals the one before needs no new
 * view
 * @param making makes the view of a row
 */
record Rows(List<Object> keys, List<? extends @Nullable Object> items, IntFunction<Made> making) {

	static final Rows NONE = new Rows(List.of(), List.of(), (index) -> {
		throw new IllegalStateException("There is no row " + index);
	});

}
