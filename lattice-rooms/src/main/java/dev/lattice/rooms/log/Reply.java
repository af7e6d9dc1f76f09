package dev.lattice.rooms.log;

import org.jspecify.annotations.Nullable;

/**
 * Hears once how something that was begun has ended: on any thread, even before the call
 * that began it has returned. Must not block.
 *
 * @param <T> the type of the result
 */
public interface Reply<T extends @Nullable Object> {

	/**
	 * It was done.
	 * @param result the result
	 */
	void succeeded(T result);

	/**
	 * It was not done, or, with {@link RoomLogException.Reason#UNAVAILABLE}, nobody
	 * knows.
	 * @param failure why
	 */
	void failed(RoomLogException failure);

}
