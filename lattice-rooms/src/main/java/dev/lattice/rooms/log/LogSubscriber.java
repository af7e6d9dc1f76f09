package dev.lattice.rooms.log;

/**
 * Follows a room's log: each entry once, in order, without gaps. Called by one thread at
 * a time; must not block. What it throws ends its subscription, of which it hears by
 * {@link #failed}.
 */
public interface LogSubscriber {

	/**
	 * The next entry. No more of them come than were asked for.
	 * @param entry the entry
	 */
	void entry(LogEntry entry);

	/**
	 * The subscription has ended, and nothing comes after this: with
	 * {@link RoomLogException.Reason#TRIMMED} if what comes next is not kept any more,
	 * with {@link RoomLogException.Reason#LOST} if what came before is not what the log
	 * holds now, otherwise because the log cannot go on. An engine that does not answer
	 * for a while does not end it.
	 * @param failure why
	 */
	void failed(RoomLogException failure);

	/**
	 * Returns whether {@link #entry} would be over at once, so that a log may call it
	 * where it writes, and need not wake another thread for it.
	 * @param entry the next entry
	 * @return false unless overridden
	 */
	default boolean isPrompt(LogEntry entry) {
		return false;
	}

}
