package dev.lattice.engine.html;

import java.util.function.Supplier;

/**
 * An attribute that is there or not.
 *
 * @param name the name
 * @param source gives whether it is there
 */
public record BooleanHole(String name, Supplier<Boolean> source) implements Attribute {

	static BooleanHole of(String name, Supplier<Boolean> source) {
		return new BooleanHole(name, source);
	}

}
