package dev.lattice.engine.archfixture.unmarked;

/** Breaks a rule on purpose. */
final class NotNullMarked {

}
