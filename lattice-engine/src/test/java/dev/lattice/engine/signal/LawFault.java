package dev.lattice.engine.signal;

/** What can be made wrong on purpose, to see whether the oracle notices. */
enum LawFault {

	NONE, READ_LOST, WRITE_LOST, RUN_TOO_MANY, EDGE_TOO_MANY, CLEANUP_LOST

}
