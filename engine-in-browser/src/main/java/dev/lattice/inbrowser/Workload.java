package dev.lattice.inbrowser;

/**
 * A use of the engine through its public interface that is the same wherever it runs.
 * Everything that can be seen of it (values, orders, messages, sizes, HTML, patches,
 * frames) goes into one number.
 */
public enum Workload {

	/** Signals, memos, effects and watchers that depend on each other at random. */
	GRAPH,

	/** Scopes in scopes: who owns what, in which order it ends, what comes too late. */
	OWNERSHIP,

	/** A rendered view whose holes and lists change: first HTML and patches. */
	PAGE,

	/**
	 * A component behind a session: events, frames, lost connections, copies of pages.
	 */
	SESSION;

	/**
	 * Runs the workload.
	 * @param seed chooses what happens
	 * @param steps how many things happen, at least 0; the first ones do not depend on
	 * how many follow
	 * @return the checksum of everything that was seen
	 */
	public long run(int seed, int steps) {
		return Program.run(seed, steps, this::start);
	}

	private Program start(Dice dice, Checksum sum) {
		return switch (this) {
			case GRAPH -> new GraphProgram(dice, sum);
			case OWNERSHIP -> new OwnershipProgram(dice, sum);
			case PAGE -> new PageProgram(dice, sum);
			case SESSION -> new SessionProgram(dice, sum);
		};
	}

}
