package dev.lattice.engine.html;

import java.util.function.Function;

/**
 * What becomes of a page, or of a part of it, when its code fails: a handler, an effect,
 * a hole, a timer, or what was posted.
 */
public sealed interface Supervision {

	/**
	 * It goes on with what it showed; the failure is told.
	 * @return the policy
	 */
	static Supervision carryOn() {
		return new CarryOn();
	}

	/**
	 * It is made anew, up to 3 times in 60 s; after that it stops.
	 * @return the policy
	 */
	static Restart restart() {
		return restart(3, 60_000);
	}

	/**
	 * It is made anew, so often in a time; after that it stops.
	 * @param times how often, from 0 to 100
	 * @param withinMillis in how many milliseconds, above 0
	 * @return the policy
	 */
	static Restart restart(int times, long withinMillis) {
		return new Restart(times, withinMillis, Supervision::message);
	}

	/**
	 * It ends, and a message stands in its place.
	 * @return the policy
	 */
	static Restart stop() {
		return restart(0, 1);
	}

	private static View message(String incident) {
		return Html.div(Html.role("alert"), Html.p("This has stopped working."), Html.p("Incident " + incident));
	}

	/** It goes on. */
	record CarryOn() implements Supervision {
	}

	/**
	 * It is made anew, and stops after too many times.
	 *
	 * @param times how often it is made anew, from 0 to 100
	 * @param withinMillis in how many milliseconds, above 0
	 * @param message makes what stands in its place once it has stopped, given the
	 * incident that the log names; escaped as any view is
	 */
	record Restart(int times, long withinMillis,
			Function<? super String, ? extends View> message) implements Supervision {

		private static final int MOST = 100;

		public Restart {
			if (times < 0 || times > MOST || withinMillis <= 0) {
				throw new IllegalArgumentException("What fails is made anew 0 to " + MOST
						+ " times within a time above 0 ms, not " + times + " times within " + withinMillis + " ms");
			}
		}

		/**
		 * Returns this policy with another message.
		 * @param message makes what stands in its place once it has stopped, given the
		 * incident; it should have the role {@code alert}
		 * @return the policy
		 */
		public Restart showing(Function<? super String, ? extends View> message) {
			return new Restart(this.times, this.withinMillis, message);
		}

	}

}
