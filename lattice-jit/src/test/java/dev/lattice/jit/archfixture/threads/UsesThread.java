package dev.lattice.jit.archfixture.threads;

/** Breaks a rule on purpose. */
final class UsesThread {

	String name() {
		return Thread.currentThread().getName();
	}

}
