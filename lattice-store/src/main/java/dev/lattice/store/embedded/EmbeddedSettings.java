package dev.lattice.store.embedded;

import dev.lattice.rooms.log.RoomLog;

/**
 * The bounds of an {@link EmbeddedRoomLog}.
 *
 * @param segmentBytes how large a segment file may be before the next one is begun, 64
 * KiB to 512 MiB
 * @param queueBytes how many bytes may wait to be made durable, at least the largest
 * entry and 64 KiB more; what comes beyond them is refused as full
 * @param queueEntries how many entries may wait to be made durable, at least 1
 * @param rooms how many rooms may be kept, at least 1
 * @param writers of how many writers of a room the log remembers which of their trimmed
 * numbers it has got, at least 1; those that have been silent longest are forgotten first
 * @param openFiles how many segment files may be open for reading, at least 1
 * @param readBytes how many bytes of entries one read gathers before it ends, at least 1;
 * also the buffer of a subscriber
 * @param checkpointBytes after how many bytes of log the index is written, at least 64
 * KiB: no more is read at the next start
 * @param syncMillis how long an entry that nobody waits for stays unsynchronized, in
 * milliseconds, at least 1
 * @param retryMillis how long appends are refused after the disk was full, in
 * milliseconds, at least 1
 */
public record EmbeddedSettings(int segmentBytes, long queueBytes, int queueEntries, int rooms, int writers,
		int openFiles, int readBytes, int checkpointBytes, long syncMillis, long retryMillis) {

	/**
	 * 64 MiB segments and queue, 200,000 waiting entries, a million rooms, 1,000 writers,
	 * 64 open files, 1 MiB a read, 32 MiB between checkpoints, 1 s and 500 ms.
	 */
	public static final EmbeddedSettings DEFAULTS = new EmbeddedSettings(64 << 20, 64L << 20, 200_000, 1_000_000, 1_000,
			64, 1 << 20, 32 << 20, 1_000, 500);

	private static final int SMALLEST = 64 << 10;

	public EmbeddedSettings {
		within("segmentBytes", segmentBytes, SMALLEST, 512L << 20);
		within("queueBytes", queueBytes, RoomLog.MAX_ENTRY + SMALLEST, Long.MAX_VALUE);
		within("queueEntries", queueEntries, 1, Integer.MAX_VALUE);
		within("rooms", rooms, 1, Integer.MAX_VALUE);
		within("writers", writers, 1, 100_000);
		within("openFiles", openFiles, 1, Integer.MAX_VALUE);
		within("readBytes", readBytes, 1, Integer.MAX_VALUE);
		within("checkpointBytes", checkpointBytes, SMALLEST, Integer.MAX_VALUE);
		within("syncMillis", syncMillis, 1, Integer.MAX_VALUE);
		within("retryMillis", retryMillis, 1, Integer.MAX_VALUE);
	}

	private static void within(String name, long value, long least, long most) {
		if (value < least || value > most) {
			throw new IllegalArgumentException(
					"The setting " + name + " of the embedded log is " + value + "; use " + least + " to " + most);
		}
	}

}
