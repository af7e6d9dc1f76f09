package dev.lattice.rooms.archfixture.unmarked;

/** Breaks a rule on purpose. */
final class NotNullMarked {

}
