package dev.lattice.rooms.log;

/** That somebody follows a room's log. Safe for concurrent use. */
public interface LogSubscription extends AutoCloseable {

	/**
	 * Lets more entries come.
	 * @param count how many more, above 0; {@link Long#MAX_VALUE} for all
	 */
	void request(long count);

	/** Ends it: at most the entry that is being handed over comes after this. */
	@Override
	void close();

}
