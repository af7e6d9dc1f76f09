package dev.lattice.rooms.archfixture.handles;

/** Breaks a rule on purpose. */
final class UsesHandle {

	Object call(java.lang.invoke.MethodHandle handle) throws Throwable {
		return handle.invoke();
	}

}
