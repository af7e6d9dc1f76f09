package dev.lattice.engine.signal;

/**
 * What can own: a scope, or an observer, which has a scope for what its last run made.
 */
sealed interface Owner permits Scope, Observer {

	/** The scope that owns; made when it is first needed. */
	static Scope scope(Owner owner) {
		return switch (owner) {
			case Scope scope -> scope.given();
			case Reaction reaction -> reaction.made();
			case Derived derived -> derived.graph.scopeOf(derived);
		};
	}

}
