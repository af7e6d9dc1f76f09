package dev.lattice.store.embedded;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Tables that say what a scan of all segments would find out. What was committed is there
 * after a restart, or all of it is gone, or something older is. Safe for concurrent use.
 */
interface Index extends AutoCloseable {

	/** The tables. */
	enum Table {

		/** At 0 where in the log the index was written. */
		META,

		/** Segments by number. */
		SEGMENTS,

		/** Rooms by number. */
		ROOMS,

		/** Places of entries, by room and block. */
		PLACES

	}

	byte @Nullable [] get(Table table, long key);

	void put(Table table, long key, byte[] value);

	void remove(Table table, long key);

	void forEach(Table table, BiConsumer<Long, byte[]> visitor);

	/** Keeps what was put and removed since the last time, all of it or nothing. */
	void commit();

	/**
	 * Goes back to what was committed last, after a failure.
	 * @return false if that is not there any more
	 */
	boolean revert();

	/** Empties all tables, also one that cannot be read. */
	void clear();

	@Override
	void close();

}
