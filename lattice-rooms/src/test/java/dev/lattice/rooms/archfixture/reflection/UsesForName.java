package dev.lattice.rooms.archfixture.reflection;

/** Breaks a rule on purpose. */
final class UsesForName {

	Class<?> find(String name) throws ClassNotFoundException {
		return Class.forName(name);
	}

}
