package dev.lattice.engine.signal;

/**
 * A cleanup of a random program.
 *
 * @param number in the order of making
 * @param inOrder whether it is known exactly when it runs
 */
record LawCleanup(int number, boolean inOrder) {
}
