package dev.lattice.store.embedded;

import dev.lattice.store.embedded.EmbeddedStatus.State;

/** Finds out how a log is. */
final class StatusReport {

	private StatusReport() {
	}

	/** Counts. Called with the lock. */
	static EmbeddedStatus of(Ledger ledger) {
		long bytes = 0;
		for (Segment segment : ledger.segments.values()) {
			bytes += segment.end;
		}
		int damaged = 0;
		long lag = 0;
		for (KeptRoom room : ledger.rooms.values()) {
			damaged += (room.missing.isEmpty() && room.snapshotLost == null) ? 0 : 1;
			RoomFacts.SnapshotFile snapshot = room.facts.snapshot();
			lag = Math.max(lag, room.written - ((snapshot != null) ? snapshot.upTo() : 0));
		}
		return new EmbeddedStatus(state(ledger), ledger.rooms.size(), damaged, ledger.segments.size(),
				ledger.damagedSegments, bytes, ledger.queuedEntries, ledger.queuedBytes, ledger.synchronizations, lag,
				ledger.lastWriteError, ledger.lastSyncError);
	}

	private static State state(Ledger ledger) {
		if (ledger.closed) {
			return State.CLOSED;
		}
		if (ledger.failed != null) {
			return State.FAILED;
		}
		return (ledger.fullUntil != 0) ? State.FULL : State.UP;
	}

}
