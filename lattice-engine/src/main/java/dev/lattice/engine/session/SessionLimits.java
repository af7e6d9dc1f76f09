package dev.lattice.engine.session;

/**
 * How long a session waits and how much it holds. Times are in milliseconds of the host's
 * clock.
 *
 * @param joinWithin how long a page waits for its first connection when its HTML was made
 * and the browser takes no more of it, above 0
 * @param resumeWithin how long a session without a connection is kept, at least 0
 * @param unacknowledgedPatches how many patches may be unacknowledged before rendering
 * waits, above 0
 * @param unacknowledgedBytes how many bytes of patches may be unacknowledged before
 * rendering waits, above 0
 * @param strangeInputs how many inputs may name a handler that never was, or have fields
 * that it did not declare, before the connection is closed, at least 0
 * @param timers how many timers its components may have at once, at least 0
 * @param pacing how often the page is told of what it did not do
 * @param hibernateAfter how long nothing must have happened before a session that a page
 * has joined drops what can be rebuilt, above 0; or 0: it never does
 */
public record SessionLimits(long joinWithin, long resumeWithin, int unacknowledgedPatches, int unacknowledgedBytes,
		int strangeInputs, int timers, Pacing pacing, long hibernateAfter) {

	/**
	 * 10 s to join, 60 s to resume, 32 patches or 256 KiB unacknowledged, 10 strange
	 * inputs, 1,000 timers, the usual pace, 60 s until it hibernates.
	 */
	public static final SessionLimits DEFAULTS = new SessionLimits(10_000, 60_000, 32, 256 * 1024, 10, 1_000)
		.at(Pacing.DEFAULTS)
		.hibernatingAfter(60_000);

	/**
	 * Makes limits of a session whose page is told everything at once, and that never
	 * hibernates.
	 */
	public SessionLimits(long joinWithin, long resumeWithin, int unacknowledgedPatches, int unacknowledgedBytes,
			int strangeInputs, int timers) {
		this(joinWithin, resumeWithin, unacknowledgedPatches, unacknowledgedBytes, strangeInputs, timers, Pacing.NONE,
				0);
	}

	public SessionLimits {
		if (joinWithin <= 0 || resumeWithin < 0 || unacknowledgedPatches <= 0 || unacknowledgedBytes <= 0
				|| strangeInputs < 0 || timers < 0 || hibernateAfter < 0) {
			throw new IllegalArgumentException("A limit of a session is too small: join within " + joinWithin
					+ " ms, resume within " + resumeWithin + " ms, " + unacknowledgedPatches + " patches, "
					+ unacknowledgedBytes + " bytes, " + strangeInputs + " strange inputs, " + timers
					+ " timers, hibernate after " + hibernateAfter + " ms");
		}
	}

	/**
	 * Returns these limits at another pace.
	 * @param pacing the pace
	 * @return the limits
	 */
	public SessionLimits at(Pacing pacing) {
		return new SessionLimits(this.joinWithin, this.resumeWithin, this.unacknowledgedPatches,
				this.unacknowledgedBytes, this.strangeInputs, this.timers, pacing, this.hibernateAfter);
	}

	/**
	 * Returns these limits with another time until a session hibernates.
	 * @param millis how long nothing must have happened, or 0 for a session that never
	 * hibernates
	 * @return the limits
	 */
	public SessionLimits hibernatingAfter(long millis) {
		return new SessionLimits(this.joinWithin, this.resumeWithin, this.unacknowledgedPatches,
				this.unacknowledgedBytes, this.strangeInputs, this.timers, this.pacing, millis);
	}

	/**
	 * Returns when a session ends unless its state changes.
	 * @param state where it stands
	 * @return the time, or the largest number there is if it does not end by itself
	 */
	public long deadline(SessionState state) {
		return switch (state) {
			case SessionState.Rendered(long since) -> since + this.joinWithin;
			case SessionState.Detached(long since) -> since + this.resumeWithin;
			case SessionState.Connecting connecting -> Long.MAX_VALUE;
			case SessionState.Live live -> Long.MAX_VALUE;
			case SessionState.Closed closed -> Long.MAX_VALUE;
		};
	}

}
