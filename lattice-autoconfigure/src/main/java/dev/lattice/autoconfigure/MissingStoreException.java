package dev.lattice.autoconfigure;

import java.io.Serial;
import java.util.Locale;

/** That something is to be kept where nothing can keep it. */
final class MissingStoreException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Kept kept;

	private final String store;

	/**
	 * Makes one.
	 * @param kept what is to be kept
	 * @param store where, as its property says
	 */
	MissingStoreException(Kept kept, Enum<?> store) {
		this(kept, store.name().toLowerCase(Locale.ROOT));
	}

	private MissingStoreException(Kept kept, String store) {
		super(kept.name + " are to be kept in the store '" + store + "', as " + kept.property
				+ " says, but there is no connection to it or no driver for it");
		this.kept = kept;
		this.store = store;
	}

	/** What is to be kept. */
	Kept kept() {
		return this.kept;
	}

	/** What is not there, as the property says it. */
	String store() {
		return this.store;
	}

	/** What may be kept in a store. */
	enum Kept {

		/** Rooms. */
		ROOMS("Rooms", "lattice.rooms.store",
				"define a bean of type RoomLog, or set lattice.rooms.store=memory if rooms may end with the process"),

		/** Snapshots of rooms, apart from these. */
		SNAPSHOTS("Snapshots of rooms", "lattice.rooms.archive",
				"define a bean of type RoomArchive, or set lattice.rooms.archive=none"),

		/** States of pages. */
		PAGES("States of pages", "lattice.session.store",
				"define a bean of type SessionStore, or let pages hold their state with lattice.session.store=client");

		final String name;

		final String property;

		/** What else can be done. */
		final String instead;

		Kept(String name, String property, String instead) {
			this.name = name;
			this.property = property;
			this.instead = instead;
		}

	}

}
