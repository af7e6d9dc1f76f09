package dev.lattice.engine.session;

import dev.lattice.engine.patch.Wire;

/** How a navigation in an open page ends (I-92). */
public enum NavigationOutcome {

	/** Another page is shown. */
	ARRIVED(Wire.GO_ARRIVED),

	/** The page that is shown has followed its address. */
	STAYED(Wire.GO_STAYED),

	/** The browser is told to load the address. */
	LOADED(Wire.GO_LOAD);

	private final int way;

	NavigationOutcome(int way) {
		this.way = way;
	}

	/** What the page is told. */
	int way() {
		return this.way;
	}

}
