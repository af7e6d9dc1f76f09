package dev.lattice.jit.archfixture.cycle.left;

/** Breaks a rule on purpose. */
public final class Left {

	dev.lattice.jit.archfixture.cycle.right.@org.jspecify.annotations.Nullable Right right;

}
