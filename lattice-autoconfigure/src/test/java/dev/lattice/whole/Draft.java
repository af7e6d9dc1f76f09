package dev.lattice.whole;

/** Something that an application keeps. */
record Draft(String title, int words) {
}
