package dev.lattice.collaboration;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How the place is where rooms are kept. Safe for concurrent use. */
@FunctionalInterface
public interface RoomStoreReport {

	/**
	 * Asks the store.
	 * @return completes with its condition, or fails if it does not answer
	 */
	CompletionStage<Condition> condition();

	/**
	 * The condition of a store.
	 *
	 * @param state whether it works
	 * @param details what is known of it, by name; nothing of what rooms contain
	 */
	record Condition(State state, Map<String, Object> details) {

		public Condition {
			details = Map.copyOf(details);
		}

	}

	/** Whether a store works. */
	enum State {

		/** It works. */
		UP,

		/**
		 * It works, and somebody has to look after it: some rooms are damaged, or what
		 * was not made durable had to be written again.
		 */
		DEGRADED,

		/** Nothing can be kept. */
		DOWN

	}

}
