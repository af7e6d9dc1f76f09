package dev.lattice.rooms.archfixture.cycle.left;

/** Breaks a rule on purpose. */
public final class Left {

	dev.lattice.rooms.archfixture.cycle.right.@org.jspecify.annotations.Nullable Right right;

}
