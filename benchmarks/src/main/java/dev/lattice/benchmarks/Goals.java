package dev.lattice.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was to be reached, and what was; printed at the end. */
public final class Goals {

	private final List<Goal> goals = new ArrayList<>();

	/**
	 * Notes a value that must not be above a limit.
	 * @param what what it is of, with its unit
	 * @param now the value
	 * @param limit the limit
	 */
	public void atMost(String what, double now, double limit) {
		this.goals.add(new Goal(what, now, "at most", limit, now <= limit));
	}

	/**
	 * Notes a value that must not be below a limit.
	 * @param what what it is of, with its unit
	 * @param now the value
	 * @param limit the limit
	 */
	public void atLeast(String what, double now, double limit) {
		this.goals.add(new Goal(what, now, "at least", limit, now >= limit));
	}

	public void print() {
		Report.heading("Goals");
		Report.row("what", "now", "goal", "");
		Report.row("---", "--:", "---", "---");
		for (Goal goal : this.goals) {
			Report.row(goal.what, shown(goal.now), goal.sense + " " + shown(goal.limit),
					goal.met ? "met" : "**missed**");
		}
	}

	private static String shown(double value) {
		return (value >= 100 || value == Math.rint(value)) ? String.format(Locale.ROOT, "%,.0f", value)
				: String.format(Locale.ROOT, "%.2f", value);
	}

	private record Goal(String what, double now, String sense, double limit, boolean met) {
	}

}
