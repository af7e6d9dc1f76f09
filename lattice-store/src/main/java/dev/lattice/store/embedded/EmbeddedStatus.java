package dev.lattice.store.embedded;

import org.jspecify.annotations.Nullable;

/**
 * How an {@link EmbeddedRoomLog} is.
 *
 * @param state whether it works
 * @param rooms how many rooms it keeps
 * @param damagedRooms how many of them lack something
 * @param segments how many segment files there are
 * @param damagedSegments how many were found damaged, those included that are moved aside
 * for people to look at until they delete them and the log is opened again
 * @param bytes how large the segments are together
 * @param waitingEntries how many entries are not durable yet
 * @param waitingBytes how large they are together, about
 * @param synchronizations how often entries were made durable since it was opened
 * @param snapshotLag the most entries of a room that its snapshot does not hold
 * @param lastWriteError what the system said when it last did not take what was written,
 * null if it always has since the log was opened
 * @param lastSyncError what the system said when it last did not make durable what it had
 * taken, null if it always has since the log was opened
 */
public record EmbeddedStatus(State state, int rooms, int damagedRooms, int segments, int damagedSegments, long bytes,
		int waitingEntries, long waitingBytes, long synchronizations, long snapshotLag, @Nullable String lastWriteError,
		@Nullable String lastSyncError) {

	/** Whether a log works. */
	public enum State {

		/** It works. */
		UP,

		/** The disk is full: appends are refused, reading goes on. */
		FULL,

		/** Nothing can be written until it is opened again; reading goes on. */
		FAILED,

		/** It is closed. */
		CLOSED

	}

}
