package dev.lattice.store.embedded;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.store.embedded.RoomFacts.SnapshotFile;

/**
 * What damage costs, found out at a start from what could be read, and told.
 */
final class Losses {

	private final Ledger ledger;

	private final Telling telling;

	/** The segments that have damage. */
	private final List<Damage> damaged = new ArrayList<>();

	/**
	 * A segment that has damage.
	 *
	 * @param last whether no other segment says what the rooms in this one had come to
	 */
	private record Damage(Segment segment, List<StoreHealth.Gap> gaps, boolean last) {

	}

	Losses(Ledger ledger, Telling telling) {
		this.ledger = ledger;
		this.telling = telling;
	}

	void clear() {
		this.damaged.clear();
	}

	boolean any() {
		return !this.damaged.isEmpty();
	}

	void damaged(Segment segment, List<StoreHealth.Gap> gaps, boolean last) {
		segment.damaged = true;
		this.damaged.add(new Damage(segment, gaps, last));
	}

	/** Counts what is damaged, or was and is aside. */
	void count(List<String> files) {
		long aside = files.stream().filter(Segments::isAside).count();
		long here = this.damaged.stream().filter((damage) -> !files.contains(aside(damage))).count();
		this.ledger.damagedSegments = (int) (aside + here);
	}

	/**
	 * Finds the entries that should be there and are not. Those that a snapshot holds do
	 * not count.
	 */
	void tell() {
		List<StoreHealth.Lost> lost = new ArrayList<>();
		for (KeptRoom room : this.ledger.rooms.values()) {
			room.missing.remove(0, room.facts.trimmed());
			forgive(room);
			for (int i = 0; i < room.missing.count(); i++) {
				lost.add(new StoreHealth.Lost(room.name, room.missing.from(i), room.missing.to(i)));
			}
		}
		for (Damage damage : this.damaged) {
			List<String> doubtful = doubtful(damage);
			this.telling.happened(new StoreHealth.SegmentDamaged(damage.segment().name(), aside(damage), damage.gaps(),
					lost, doubtful.stream().limit(StoreHealth.SegmentDamaged.MOST_DOUBTFUL).toList(), doubtful.size()));
		}
		if (this.damaged.isEmpty() && !lost.isEmpty()) {
			this.telling.happened(
					new StoreHealth.SegmentDamaged("a segment that is not there", "", List.of(), lost, List.of(), 0));
		}
	}

	private static String aside(Damage damage) {
		return Segments.damagedName(damage.segment().number);
	}

	/** What a snapshot holds is trimmed rather than lost. */
	private static void forgive(KeptRoom room) {
		SnapshotFile snapshot = room.facts.snapshot();
		if (snapshot == null || room.snapshotLost != null) {
			return;
		}
		for (int i = room.missing.count() - 1; i >= 0; i--) {
			long last = Math.min(room.missing.to(i), snapshot.upTo());
			if (last >= room.missing.from(i)) {
				room.facts = room.facts.withTrimmed(last);
				room.missing.remove(0, last);
				room.dirty = true;
				return;
			}
		}
	}

	/**
	 * The rooms in the segment of which nothing can be read behind its last gap: nothing
	 * says whether that held more of them.
	 */
	private List<String> doubtful(Damage damage) {
		List<String> names = new ArrayList<>();
		if (damage.last() && !damage.gaps().isEmpty()) {
			long gap = damage.gaps().getLast().offset();
			for (KeptRoom room : this.ledger.rooms.values()) {
				long place = Math.max(room.factsPlace, room.lastPlace(this.ledger.index));
				if (Place.segment(place) == damage.segment().number && Place.offset(place) < gap) {
					names.add(room.name);
				}
			}
			names.sort(null);
		}
		return names;
	}

}
