package dev.lattice.autoconfigure;

/** Where the durable state of pages is kept. */
public enum SessionStoreType {

	/** Sealed, by each page itself. */
	CLIENT,

	/** Sealed, in a directory. */
	FILE,

	/** Sealed, in Redis, where another node finds it. */
	REDIS,

	/** Sealed, in Postgres, where another node finds it. */
	POSTGRES,

	/** Nowhere. */
	NONE

}
