package dev.lattice.benchmarks.signal;

/**
 * What a short stretch of runs has cost.
 *
 * @param nanos processor time of the measuring thread for one run
 * @param bytes that it allocated for one run
 */
record Sample(double nanos, double bytes) {
}
