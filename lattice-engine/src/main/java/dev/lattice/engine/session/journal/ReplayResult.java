package dev.lattice.engine.session.journal;

import org.jspecify.annotations.Nullable;

/** What came of doing a session again. */
public sealed interface ReplayResult {

	/**
	 * Each input led to the same outputs.
	 *
	 * @param entries how many entries were compared
	 */
	record Same(int entries) implements ReplayResult {
	}

	/**
	 * Up to an entry each input led to the same outputs; that entry cannot be done again.
	 * What the session said from there on is known only from the journal.
	 *
	 * @param entry the index of the entry
	 * @param reason why not
	 */
	record OutputsOnly(int entry, Reason reason) implements ReplayResult {
	}

	/**
	 * The session did something else.
	 *
	 * @param entry the index of the first entry that differs
	 * @param expected what the journal has there, or null if no more was done then
	 * @param actual what the session did, or null if it did nothing more
	 */
	record Diverged(int entry, @Nullable JournalEntry expected, @Nullable JournalEntry actual) implements ReplayResult {
	}

	/** Why an entry cannot be done again. */
	enum Reason {

		/**
		 * Somebody outside the session handed the action over: another session, another
		 * thread.
		 */
		POSTED_FROM_OUTSIDE,

		/** It depends on durable state, which no journal has. */
		STATE_KEPT,

		/** The fields of the event were not kept. */
		REDACTED

	}

}
