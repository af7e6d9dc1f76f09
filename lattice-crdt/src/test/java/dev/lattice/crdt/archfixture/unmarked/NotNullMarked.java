package dev.lattice.crdt.archfixture.unmarked;

/** Breaks a rule on purpose. */
final class NotNullMarked {

}
