package dev.lattice.engine.html;

/**
 * What a boundary's fallback is told.
 *
 * @param cause what was thrown
 * @param incident the name under which the log has it; empty where nothing is logged
 * @param retrying makes the view anew
 */
public record BoundaryFailure(Throwable cause, String incident, Runnable retrying) {

	/**
	 * Shows the boundary's view again, made anew; if it fails again, so does the
	 * fallback. To be called in the session's turn, such as by an event handler. Does
	 * nothing when the fallback of this failure is not shown any more.
	 */
	public void retry() {
		this.retrying.run();
	}

}
