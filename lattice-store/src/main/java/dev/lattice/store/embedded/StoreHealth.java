package dev.lattice.store.embedded;

import java.util.List;

/**
 * Hears what an operator has to know of an {@link EmbeddedRoomLog}. Called by the log's
 * own thread, or by the one that opens it; must not block.
 */
@FunctionalInterface
public interface StoreHealth {

	/** Tells nobody. */
	StoreHealth SILENT = (event) -> {
	};

	/**
	 * Something has happened.
	 * @param event what
	 */
	void happened(Event event);

	/** What can happen. */
	sealed interface Event {

	}

	/**
	 * A segment has bytes that are not what was written. What could be read of it is
	 * kept; the file is moved aside for those who want to look.
	 *
	 * @param file the file's name
	 * @param movedTo its name in the same directory once all that can be read is copied,
	 * or empty if that is to be done when the log is opened next
	 * @param gaps the bytes that are not what was written; none if the damage was met by
	 * a read
	 * @param lost the entries that are lost and that no snapshot stands for, by room
	 * @param doubtful the rooms of which entries behind the last one that can be read may
	 * have stood in the gaps, at most {@value #MOST_DOUBTFUL}: after the end of a process
	 * that did not close its log nothing says how far a room had come of which nothing
	 * can be read behind a gap. They go on with the next number. A room that stood
	 * nowhere else in the segment is not among them
	 * @param allDoubtful how many rooms there are of that kind
	 */
	record SegmentDamaged(String file, String movedTo, List<Gap> gaps, List<Lost> lost, List<String> doubtful,
			int allDoubtful) implements Event {

		/** So many rooms that may lack entries are named. */
		public static final int MOST_DOUBTFUL = 100;

		public SegmentDamaged {
			gaps = List.copyOf(gaps);
			lost = List.copyOf(lost);
			doubtful = List.copyOf(doubtful);
		}

	}

	/**
	 * Bytes of a segment that are not what was written.
	 *
	 * @param offset where they begin in the file, as it was found
	 * @param bytes how many they are
	 */
	record Gap(long offset, long bytes) {

	}

	/**
	 * Entries of a room that are lost. The room fails from the first one on, until its
	 * owner keeps a snapshot that holds the last one, or more.
	 *
	 * @param room the room's name
	 * @param first the first of them
	 * @param last the last of them; all between are lost too
	 */
	record Lost(String room, long first, long last) {

	}

	/**
	 * A snapshot cannot be read: the room fails until its owner keeps another one.
	 *
	 * @param room the room's name
	 * @param file the file's name, which stays where it is
	 */
	record SnapshotDamaged(String room, String file) implements Event {

	}

	/**
	 * The index was made anew from the segments, which takes time and nothing else.
	 *
	 * @param why what was wrong with the one that was there
	 */
	record IndexRebuilt(String why) implements Event {

	}

	/**
	 * The disk does not take what is written: appends are refused, reading goes on.
	 *
	 * @param why what the system says
	 */
	record DiskFull(String why) implements Event {

	}

	/** The disk takes again what is written. */
	record SpaceAgain() implements Event {

	}

	/**
	 * The system could not make a segment durable. What was not durable is written again
	 * into another one.
	 *
	 * @param file the file's name
	 * @param why what the system says
	 */
	record SyncFailed(String file, String why) implements Event {

	}

	/**
	 * Nothing can be made durable any more: appends fail until the log is opened again.
	 *
	 * @param why what the system says
	 */
	record Failed(String why) implements Event {

	}

}
