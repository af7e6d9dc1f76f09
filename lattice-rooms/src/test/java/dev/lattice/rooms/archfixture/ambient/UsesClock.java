package dev.lattice.rooms.archfixture.ambient;

/** Breaks a rule on purpose. */
final class UsesClock {

	long now() {
		return System.currentTimeMillis();
	}

}
