package dev.lattice.autoconfigure;

/** Where rooms are kept. */
public enum RoomStoreType {

	/** In files of this machine. */
	EMBEDDED,

	/** Nowhere: they end with the process. */
	MEMORY,

	/** In Redis, which several nodes share. */
	REDIS,

	/** In Postgres, which several nodes share. */
	POSTGRES

}
