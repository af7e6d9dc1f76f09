package dev.lattice.engine.signal;

/**
 * How large a graph is.
 *
 * @param observers the number of live memos, effects and watchers
 * @param edges the number of pairs of a source and what reads it
 */
public record GraphSize(int observers, int edges) {
}
