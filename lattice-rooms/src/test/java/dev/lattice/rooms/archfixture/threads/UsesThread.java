package dev.lattice.rooms.archfixture.threads;

/** Breaks a rule on purpose. */
final class UsesThread {

	String name() {
		return Thread.currentThread().getName();
	}

}
