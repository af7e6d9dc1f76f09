package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the host of a graph gives to all in it, by class: so few that a list will do. */
final class Provisions {

	private final List<Object> all = new ArrayList<>(2);

	/** Gives something, in the place of what was given of the same class. */
	void put(Object given) {
		this.all.removeIf((other) -> other.getClass() == given.getClass());
		this.all.add(given);
	}

	/** What was given of the class, or null. */
	@Nullable Object get(Class<?> type) {
		for (Object given : this.all) {
			if (given.getClass() == type) {
				return given;
			}
		}
		return null;
	}

}
