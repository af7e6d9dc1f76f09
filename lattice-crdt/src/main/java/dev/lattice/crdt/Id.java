package dev.lattice.crdt;

/**
 * The name of one element: the client that made it, and the tick of that client's clock.
 *
 * @param client the id of the client, from 0 to 2^53 - 1
 * @param clock how many elements the client had made before, from 0 to 2^53 - 1
 */
public record Id(long client, long clock) {

	/** Stands for the index of a client where there is none. */
	static final int NO_CLIENT = -1;

}
