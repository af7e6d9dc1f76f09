package dev.lattice.engine.signal;

import org.jspecify.annotations.Nullable;

/** Something that a {@link Scope} disposes: a scope, an observer or a cleanup. */
abstract class Owned {

	@Nullable Scope owner;

	@Nullable Owned previousOwned;

	@Nullable Owned nextOwned;

	/** Ends this and all below it; a second call does nothing. */
	abstract void end();

}
