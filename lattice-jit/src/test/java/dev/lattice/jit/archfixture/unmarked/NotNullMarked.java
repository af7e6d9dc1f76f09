package dev.lattice.jit.archfixture.unmarked;

/** Breaks a rule on purpose. */
final class NotNullMarked {

}
