package dev.lattice.autoconfigure;

/** Where snapshots of rooms are kept, apart from the store. */
public enum RoomArchiveType {

	/** In the store. */
	NONE,

	/** In Postgres. */
	POSTGRES

}
