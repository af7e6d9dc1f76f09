package dev.lattice.inbrowser;

/** What a workload does, one step after the other. */
interface Program {

	/** Does the next thing. */
	void step();

	/** Ends what is left, and notes that nothing is. */
	void end();

}
