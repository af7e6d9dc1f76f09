package dev.lattice.engine.session.journal;

/** How much a journal keeps of what users do. */
public enum JournalDetail {

	/**
	 * Of the fields of events only their kinds, and the lengths of texts. What the page
	 * was told is kept as it was sent. Only what needs no such field can be done again.
	 */
	OUTPUTS,

	/**
	 * All that users type and do, which may include passwords. Such a journal can be done
	 * again.
	 */
	EVERYTHING

}
