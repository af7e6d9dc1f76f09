package dev.lattice.engine.session;

/**
 * How long a session waits and how much it holds. Times are in milliseconds of the host's
 * clock.
 *
 * @param joinWithin how long a rendered page waits for its first connection, above 0
 * @param resumeWithin how long a session without a connection is kept, at least 0
 * @param unacknowledgedPatches how many patches may be unacknowledged before rendering
 * waits, above 0
 * @param unacknowledgedBytes how many bytes of patches may be unacknowledged before
 * rendering waits, above 0
 * @param strangeInputs how many inputs may name a handler that never was, or have fields
 * that it did not declare, before the connection is closed, at least 0
 */
public record SessionLimits(long joinWithin, long resumeWithin, int unacknowledgedPatches, int unacknowledgedBytes,
		int strangeInputs) {

	/**
	 * 10 s to join, 60 s to resume, 32 patches or 256 KiB unacknowledged, 10 strange
	 * inputs.
	 */
	public static final SessionLimits DEFAULTS = new SessionLimits(10_000, 60_000, 32, 256 * 1024, 10);

	public SessionLimits {
		if (joinWithin <= 0 || resumeWithin < 0 || unacknowledgedPatches <= 0 || unacknowledgedBytes <= 0
				|| strangeInputs < 0) {
			throw new IllegalArgumentException("A limit of a session is too small: join within " + joinWithin
					+ " ms, resume within " + resumeWithin + " ms, " + unacknowledgedPatches + " patches, "
					+ unacknowledgedBytes + " bytes, " + strangeInputs + " strange inputs");
		}
	}

}
