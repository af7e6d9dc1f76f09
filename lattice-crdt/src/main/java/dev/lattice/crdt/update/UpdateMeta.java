package dev.lattice.crdt.update;

/**
 * Which clocks an update spans, gaps included.
 *
 * @param from for each client the clock of the first struct
 * @param to for each client the clock after the last struct
 */
public record UpdateMeta(StateVector from, StateVector to) {
}
