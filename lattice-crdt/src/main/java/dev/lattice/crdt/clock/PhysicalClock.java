package dev.lattice.crdt.clock;

/**
 * Tells the wall clock's time. It may jump, stand still or run backwards: the clock that
 * reads it copes.
 */
@FunctionalInterface
public interface PhysicalClock {

	/**
	 * Returns the time now.
	 * @return milliseconds since 1970-01-01T00:00Z, from 0 to
	 * {@link HybridTimestamp#MAX_MILLIS}
	 */
	long millis();

}
