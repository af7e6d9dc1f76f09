package dev.lattice.crdt.archfixture.cycle.right;

/** Breaks a rule on purpose. */
public final class Right {

	dev.lattice.crdt.archfixture.cycle.left.@org.jspecify.annotations.Nullable Left left;

}
