package dev.lattice.engine.render;

import java.util.List;

/**
 * A view taken apart: the structure, and what fills its slots.
 *
 * @param tokens the structure
 * @param sources for each slot a {@code String} that does not change, or the part that
 * gives the values
 */
record Shape(List<Object> tokens, List<Object> sources) {

	boolean isEmpty() {
		return this.tokens.isEmpty();
	}

}
