package dev.lattice.store.embedded;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a room beside its entries.
 *
 * @param epoch the last number of an ownership
 * @param trimmed the last entry that is forgotten
 * @param snapshot the latest snapshot, null if there is none
 */
record RoomFacts(long epoch, long trimmed, @Nullable SnapshotFile snapshot) {

	static final RoomFacts NEW = new RoomFacts(0, 0, null);

	/**
	 * A snapshot's file.
	 *
	 * @param number the file's number, which no other one ever has
	 * @param upTo the last entry that the snapshot holds
	 * @param length the state's length in bytes
	 */
	record SnapshotFile(long number, long upTo, int length) {

		private static final String PREFIX = "snapshot-";

		String name() {
			return PREFIX + this.number;
		}

		/** Returns the number of a snapshot file, or -1 if the file is another one. */
		static long number(String file) {
			if (!file.startsWith(PREFIX)) {
				return -1;
			}
			try {
				return Long.parseLong(file.substring(PREFIX.length()));
			}
			catch (NumberFormatException ex) {
				return -1;
			}
		}

	}

	RoomFacts withEpoch(long later) {
		return new RoomFacts(Math.max(later, this.epoch), this.trimmed, this.snapshot);
	}

	/** Takes a snapshot unless there is one that holds more. */
	RoomFacts withSnapshot(SnapshotFile latest) {
		return (this.snapshot != null && this.snapshot.upTo() > latest.upTo()) ? this
				: new RoomFacts(this.epoch, this.trimmed, latest);
	}

	/** Trims, but never more than the snapshot holds. */
	RoomFacts withTrimmed(long upTo) {
		long most = (this.snapshot == null) ? 0 : Math.min(upTo, this.snapshot.upTo());
		return new RoomFacts(this.epoch, Math.max(this.trimmed, most), this.snapshot);
	}

	/** What is known from two statements, of which the later one may be the older. */
	RoomFacts and(RoomFacts other) {
		SnapshotFile mine = this.snapshot;
		SnapshotFile theirs = other.snapshot;
		boolean keepMine = theirs == null || (mine != null
				&& (mine.upTo() > theirs.upTo() || (mine.upTo() == theirs.upTo() && mine.number() > theirs.number())));
		return new RoomFacts(Math.max(this.epoch, other.epoch), Math.max(this.trimmed, other.trimmed),
				keepMine ? mine : theirs);
	}

	void encode(Output out) {
		out.number(this.epoch);
		out.number(this.trimmed);
		SnapshotFile file = this.snapshot;
		out.number((file == null) ? 0 : file.number());
		if (file != null) {
			out.number(file.upTo());
			out.number(file.length());
		}
	}

	static RoomFacts decode(Input in) {
		long epoch = in.number();
		long trimmed = in.number();
		long file = in.number();
		return new RoomFacts(epoch, trimmed, (file == 0) ? null : new SnapshotFile(file, in.number(), in.count()));
	}

}
