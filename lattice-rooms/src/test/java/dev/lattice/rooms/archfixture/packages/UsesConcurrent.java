package dev.lattice.rooms.archfixture.packages;

/** Breaks a rule on purpose. */
final class UsesConcurrent {

	final java.util.concurrent.atomic.AtomicInteger count = new java.util.concurrent.atomic.AtomicInteger();

}
