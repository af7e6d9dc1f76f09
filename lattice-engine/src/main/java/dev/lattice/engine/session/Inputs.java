package dev.lattice.engine.session;

/** Which inputs of the page have come, and whether the page knows that (P-25). */
final class Inputs {

	private final int mostStrange;

	/** The number of the last input that was applied. */
	private int last;

	/** Whether the page waits to be told that its inputs were received. */
	private boolean owing;

	/** How many inputs no page would send. */
	private int strange;

	/**
	 * Begins to count.
	 * @param last the number of the last input that was applied before
	 */
	Inputs(SessionLimits limits, int last) {
		this.mostStrange = limits.strangeInputs();
		this.last = last;
	}

	int last() {
		return this.last;
	}

	/** Whether an input was left out before this one. */
	boolean isGap(int input) {
		return input > this.last + 1;
	}

	/** Takes an input, unless it has come before. */
	boolean take(int input) {
		if (input <= this.last) {
			return false;
		}
		this.last = input;
		this.owing = true;
		return true;
	}

	/** Notes that the page asks what was received. */
	void ask() {
		this.owing = true;
	}

	/** Whether the page waits to be told of the last input. */
	boolean isOwing() {
		return this.owing;
	}

	/** Notes that a frame tells the page of the last input. */
	void told() {
		this.owing = false;
	}

	/** Counts an input that no page would send; returns whether there were too many. */
	boolean countStrange() {
		return ++this.strange > this.mostStrange;
	}

}
