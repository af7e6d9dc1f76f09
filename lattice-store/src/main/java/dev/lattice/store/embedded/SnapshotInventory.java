package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.lattice.store.embedded.RoomFacts.SnapshotFile;

/** Compares the snapshots that are there with what the log says of them, at a start. */
final class SnapshotInventory {

	private final Ledger ledger;

	private final SnapshotFiles snapshots;

	private final Telling telling;

	SnapshotInventory(Ledger ledger, SnapshotFiles snapshots, Telling telling) {
		this.ledger = ledger;
		this.snapshots = snapshots;
		this.telling = telling;
	}

	/** Looks which snapshots are there, and deletes those that nobody knows. */
	void take(List<String> files, boolean damaged) throws IOException {
		Set<Long> there = new HashSet<>();
		for (String file : files) {
			long number = SnapshotFile.number(file);
			if (number > 0) {
				there.add(number);
				this.ledger.lastSnapshot = Math.max(this.ledger.lastSnapshot, number);
			}
			else if (file.endsWith(SnapshotFiles.UNFINISHED)) {
				this.ledger.disk.delete(file);
			}
		}
		if (damaged) {
			adopt(there);
		}
		Set<Long> unknown = new HashSet<>(there);
		for (KeptRoom room : this.ledger.rooms.values()) {
			SnapshotFile known = room.facts.snapshot();
			if (known != null) {
				this.ledger.lastSnapshot = Math.max(this.ledger.lastSnapshot, known.number());
				if (!unknown.remove(known.number())) {
					room.snapshotLost = known.name() + " is not there";
					this.telling.happened(new StoreHealth.SnapshotDamaged(room.name, known.name()));
				}
			}
		}
		for (long number : unknown) {
			this.ledger.disk.delete(new SnapshotFile(number, 0, 0).name());
		}
	}

	/**
	 * With what says which snapshot is the latest damaged, the files themselves say it.
	 */
	private void adopt(Set<Long> there) throws IOException {
		for (long number : there.stream().sorted().toList()) {
			SnapshotFiles.Content content = this.snapshots.read(new SnapshotFile(number, 0, 0).name());
			KeptRoom room = (content != null) ? this.ledger.rooms.get(content.room()) : null;
			if (room == null || content == null || content.upTo() > room.written) {
				continue;
			}
			SnapshotFile known = room.facts.snapshot();
			if (known == null || !there.contains(known.number())
					|| (content.upTo() >= known.upTo() && number > known.number())) {
				room.facts = room.facts.withSnapshot(new SnapshotFile(number, content.upTo(), content.state().length));
				room.dirty = true;
			}
		}
	}

}
