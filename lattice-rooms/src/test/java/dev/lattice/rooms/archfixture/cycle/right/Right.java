package dev.lattice.rooms.archfixture.cycle.right;

/** Breaks a rule on purpose. */
public final class Right {

	dev.lattice.rooms.archfixture.cycle.left.@org.jspecify.annotations.Nullable Left left;

}
