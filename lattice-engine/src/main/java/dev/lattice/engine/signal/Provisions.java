package dev.lattice.engine.signal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** What the host of a graph gives to all in it, by class: so few that a row will do. */
final class Provisions {

	private Object[] all = {};

	/** Gives something, in the place of what was given of the same class. */
	void put(Object given) {
		int at = 0;
		while (at < this.all.length && this.all[at].getClass() != given.getClass()) {
			at++;
		}
		if (at == this.all.length) {
			this.all = Arrays.copyOf(this.all, at + 1);
		}
		this.all[at] = given;
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
