package dev.lattice.crdt.archfixture.cycle.left;

/** Breaks a rule on purpose. */
public final class Left {

	dev.lattice.crdt.archfixture.cycle.right.@org.jspecify.annotations.Nullable Right right;

}
