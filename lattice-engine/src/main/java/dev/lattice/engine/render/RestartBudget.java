package dev.lattice.engine.render;

import dev.lattice.engine.html.Supervision.Restart;

/** Counts how often something was made anew of late. Belongs to its session's turns. */
public final class RestartBudget {

	private final Restart policy;

	/** When it was made anew, in a circle. */
	private final long[] spent;

	private int count;

	/**
	 * Makes a budget of which nothing is spent.
	 * @param policy how much there is
	 */
	public RestartBudget(Restart policy) {
		this.policy = policy;
		this.spent = new long[policy.times()];
	}

	/**
	 * Spends one restart, if there is one left.
	 * @param now the time in milliseconds
	 * @return whether there was
	 */
	public boolean spend(long now) {
		if (this.spent.length == 0) {
			return false;
		}
		int oldest = this.count % this.spent.length;
		if (this.count >= this.spent.length && now - this.spent[oldest] < this.policy.withinMillis()) {
			return false;
		}
		this.spent[oldest] = now;
		this.count++;
		return true;
	}

}
