package dev.lattice.engine.html;

/** What the browser does with an event, besides sending it. */
public sealed interface EventOption {

	/** Keeps the browser from doing what it does by default. */
	record PreventDefault() implements EventOption {
	}

	/** Keeps handlers of elements further up from hearing of it. */
	record StopPropagation() implements EventOption {
	}

	/**
	 * Sends the event when no other followed for a time; counted in the browser.
	 *
	 * @param milliseconds the time, from 1 to 60,000
	 */
	record Debounce(int milliseconds) implements EventOption {

		public Debounce {
			checkTime(milliseconds);
		}

	}

	/**
	 * Sends the event at most once in a time; counted in the browser.
	 *
	 * @param milliseconds the time, from 1 to 60,000
	 */
	record Throttle(int milliseconds) implements EventOption {

		public Throttle {
			checkTime(milliseconds);
		}

	}

	/**
	 * Lets the server's value win over what the user has typed and the server does not
	 * know yet; for {@code bind} only.
	 */
	record Forced() implements EventOption {
	}

	private static void checkTime(int milliseconds) {
		if (milliseconds < 1 || milliseconds > 60_000) {
			throw new IllegalArgumentException(milliseconds + " ms is no time to wait for; expected 1 to 60000");
		}
	}

}
