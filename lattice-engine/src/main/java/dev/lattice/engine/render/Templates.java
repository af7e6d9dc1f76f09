package dev.lattice.engine.render;

/** The templates in use, shared by all sessions of a process; safe for concurrent use. */
public final class Templates {

	/**
	 * Makes an empty table.
	 * @param capacity how many templates to keep; the least recently used go first
	 */
	public Templates(int capacity) {
	}

}
