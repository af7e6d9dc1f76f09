package dev.lattice.engine.archfixture.cycle.right;

/** Breaks a rule on purpose. */
public final class Right {

	dev.lattice.engine.archfixture.cycle.left.@org.jspecify.annotations.Nullable Left left;

}
