package dev.lattice.engine.session;

import dev.lattice.engine.html.Supervision;
import dev.lattice.engine.html.Supervision.CarryOn;
import dev.lattice.engine.html.Supervision.Restart;
import dev.lattice.engine.render.RestartBudget;
import org.jspecify.annotations.Nullable;

/** Makes a page whose code has failed anew, or stops it (L-150 to L-156). */
final class Supervisor {

	/*
	 * A failure is only noted where it happens, in the midst of a handler or a patch. At
	 * the end of the turn the page is replaced, as by a navigation to itself.
	 */

	private final Visits pages;

	/** The incident of the last failure that the page is to answer for. */
	private @Nullable String incident;

	private @Nullable Restart policy;

	private @Nullable RestartBudget budget;

	Supervisor(Visits pages) {
		this.pages = pages;
	}

	/** Notes that code of the page has failed and no boundary took that. */
	void failed(String incident) {
		this.incident = incident;
	}

	/** Whether the page is to be replaced. */
	boolean isDue() {
		return this.incident != null;
	}

	/** Does what the page has said is to be done. */
	void act(long now) {
		String incident = this.incident;
		this.incident = null;
		if (incident == null) {
			return;
		}
		Supervision supervision = this.pages.shown().supervision();
		switch (supervision) {
			case CarryOn carryOn -> {
			}
			case Restart restart -> {
				// Bounded: each attempt that fails spends one restart.
				while (budget(restart).spend(now)) {
					if (this.pages.restart()) {
						return;
					}
				}
				this.pages.stop(restart.message(), incident);
			}
		}
	}

	/** The budget goes on from one making of the page to the next. */
	private RestartBudget budget(Restart restart) {
		RestartBudget budget = this.budget;
		if (budget == null || this.policy == null || this.policy.times() != restart.times()
				|| this.policy.withinMillis() != restart.withinMillis()) {
			budget = new RestartBudget(restart);
			this.budget = budget;
			this.policy = restart;
		}
		return budget;
	}

}
