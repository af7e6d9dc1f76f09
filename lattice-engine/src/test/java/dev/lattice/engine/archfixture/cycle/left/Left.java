package dev.lattice.engine.archfixture.cycle.left;

/** Breaks a rule on purpose. */
public final class Left {

	dev.lattice.engine.archfixture.cycle.right.@org.jspecify.annotations.Nullable Right right;

}
