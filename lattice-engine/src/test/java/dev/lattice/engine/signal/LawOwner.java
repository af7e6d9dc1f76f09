package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A scope, or what an observer's last run made, as the oracle knows it. */
final class LawOwner {

	final @Nullable LawOwner outer;

	/** Whose it is; null of a scope. */
	final @Nullable LawNode maker;

	/** Of a scope. */
	final @Nullable Scope scope;

	/** Owners, effects, watchers, cleanups. */
	final List<Object> owned = new ArrayList<>();

	boolean disposed;

	LawOwner(@Nullable LawOwner outer, @Nullable LawNode maker, @Nullable Scope scope) {
		this.outer = outer;
		this.maker = maker;
		this.scope = scope;
	}

	/**
	 * Whether it is, or is inside, the owner, what the node made, or a node of the kind.
	 */
	boolean isInside(Object other) {
		for (LawOwner owner = this; owner != null; owner = owner.outer) {
			if (owner == other || (owner.maker != null && (owner.maker == other || owner.maker.kind == other))) {
				return true;
			}
		}
		return false;
	}

}
