package dev.lattice.inbrowser;

import java.util.function.BiFunction;

/** What a workload does, one step after the other. */
interface Program {

	/** Does the next thing. */
	void step();

	/** Ends what is left, and notes that nothing is. */
	void end();

	/**
	 * Runs a program from its start to its end.
	 * @param seed chooses what happens
	 * @param steps how many things happen, at least 0
	 * @param start makes the program, which notes in the checksum what it sees
	 * @return the checksum
	 */
	static long run(int seed, int steps, BiFunction<Dice, Checksum, Program> start) {
		Checksum sum = new Checksum();
		Program program = start.apply(new Dice(seed), sum);
		for (int step = 0; step < steps; step++) {
			sum.add(step);
			program.step();
		}
		program.end();
		return sum.value();
	}

}
