package dev.lattice.transport;

/**
 * How long a turn of a session may take. Times are in milliseconds of the environment's
 * clock.
 *
 * @param slowAfter after how long a turn that goes on is logged, once; 0: never
 * @param interruptAfter after how long its thread is interrupted; 0: never
 */
public record TurnLimits(long slowAfter, long interruptAfter) {

	/** Logged after 1 s, interrupted after 30 s. */
	public static final TurnLimits DEFAULTS = new TurnLimits(1_000, 30_000);

	/** How long a turn that was interrupted may take to end. */
	static final long GRACE = 5_000;

	public TurnLimits {
		if (slowAfter < 0 || interruptAfter < 0) {
			throw new IllegalArgumentException("A turn takes no time below 0: slow after " + slowAfter
					+ " ms, interrupted after " + interruptAfter + " ms; 0 switches either off");
		}
	}

}
