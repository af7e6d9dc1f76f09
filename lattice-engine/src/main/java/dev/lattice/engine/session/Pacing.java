package dev.lattice.engine.session;

/**
 * How often a page is told of what it did not do itself, and how long it may keep silent.
 * Times are in milliseconds of the host's clock.
 *
 * @param pushEvery how much time lies between two patches that the page did not cause; 0:
 * none has to
 * @param hiddenPushEvery the same for a page that nobody sees, at least {@code pushEvery}
 * @param acknowledgeWithin how long rendering may wait for the page's acknowledgements
 * before the connection is closed, above 0
 */
public record Pacing(long pushEvery, long hiddenPushEvery, long acknowledgeWithin) {

	/**
	 * 30 patches a second, one in 10 s while nobody sees the page, 60 s to acknowledge.
	 */
	public static final Pacing DEFAULTS = perSecond(30, 10_000, 60_000);

	/** Everything is told at once, and nobody has to answer. */
	public static final Pacing NONE = new Pacing(0, 0, Long.MAX_VALUE);

	private static final int SECOND = 1_000;

	public Pacing {
		if (pushEvery < 0 || hiddenPushEvery < pushEvery || acknowledgeWithin <= 0) {
			throw new IllegalArgumentException("A pace makes no sense: a patch every " + pushEvery + " ms, one every "
					+ hiddenPushEvery + " ms while nobody sees the page, " + acknowledgeWithin
					+ " ms to acknowledge; each is to be above 0, and the second not below the first");
		}
	}

	/**
	 * Makes a pace of so many patches a second.
	 * @param pushes how many patches that the page did not cause are sent in a second, at
	 * most, from 1 to 1,000
	 * @param hiddenPushEvery the time between two of them while nobody sees the page;
	 * less than for a visible one counts as the same
	 * @param acknowledgeWithin how long rendering may wait for acknowledgements, above 0
	 * @return the pace
	 */
	public static Pacing perSecond(int pushes, long hiddenPushEvery, long acknowledgeWithin) {
		if (pushes < 1 || pushes > SECOND) {
			throw new IllegalArgumentException("A page is sent 1 to 1000 patches a second, not " + pushes);
		}
		long every = ((long) SECOND + pushes - 1) / pushes;
		return new Pacing(every, Math.max(every, hiddenPushEvery), acknowledgeWithin);
	}

}
