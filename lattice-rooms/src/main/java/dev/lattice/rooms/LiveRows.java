package dev.lattice.rooms;

import dev.lattice.engine.collection.ListEdits;

/** Rows that follow a part of a room, and what has changed in them. */
abstract class LiveRows<T> extends Live {

	private final Versions versions = new Versions();

	private Rows<T> rows = Rows.empty();

	/** The rows as they were first read. */
	final synchronized void begin(Rows<T> first) {
		this.rows = first;
	}

	/** The rows as they are now, and what made them of those before. */
	final void become(Rows<T> next, ListEdits edits) {
		synchronized (this) {
			this.rows = next;
			this.versions.add(edits);
		}
		changed();
	}

	/** Other rows, of which it is not known what makes them of those before. */
	final void renew(Rows<T> next) {
		become(next, ListEdits.all(rows().size(), next.size()));
	}

	final synchronized Rows<T> rows() {
		return this.rows;
	}

	/** What has changed since a version. */
	final synchronized Since<T> since(long version, int sizeThen) {
		return new Since<>(this.rows, this.versions.version(),
				this.versions.since(version, sizeThen, this.rows.size()));
	}

	/** All there is now, for who has seen nothing. */
	final synchronized Since<T> now() {
		return since(this.versions.version(), this.rows.size());
	}

	/**
	 * The rows now.
	 *
	 * @param <T> the type of the values
	 * @param rows the rows
	 * @param version which they are
	 * @param edits what made them of those asked for
	 */
	record Since<T>(Rows<T> rows, long version, ListEdits edits) {
	}

}
