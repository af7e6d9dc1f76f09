package dev.lattice.rooms.log;

/** How safe an entry is, from the weakest to the strongest. */
public enum AckLevel {

	/** The log has taken it and given it its number; the end of a process may lose it. */
	ACCEPTED,

	/**
	 * The end of the process that appended it does not lose it: the operating system or
	 * another machine has it.
	 */
	REPLICATED,

	/** It survives a loss of power, as far as the configured engine promises that. */
	DURABLE

}
