package dev.lattice.engine.component;

/** What a change of the address does to the browser's history. */
public enum HistoryEntry {

	/** It gets an entry of its own: the back button undoes it. */
	PUSH,

	/** It takes the place of the current entry. */
	REPLACE

}
