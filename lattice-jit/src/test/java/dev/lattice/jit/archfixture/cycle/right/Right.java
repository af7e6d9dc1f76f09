package dev.lattice.jit.archfixture.cycle.right;

/** Breaks a rule on purpose. */
public final class Right {

	dev.lattice.jit.archfixture.cycle.left.@org.jspecify.annotations.Nullable Left left;

}
