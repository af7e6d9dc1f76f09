package dev.lattice.engine.signal;

/** What can be read: a cell, which is set, or a derived value, which is computed. */
sealed interface Source permits Cell, Derived {

	static Audience audience(Source source) {
		return (source instanceof Derived derived) ? derived.audience : ((Cell) source).audience;
	}

	static void audience(Source source, Audience audience) {
		if (source instanceof Derived derived) {
			derived.audience = audience;
		}
		else {
			((Cell) source).audience = audience;
		}
	}

}
