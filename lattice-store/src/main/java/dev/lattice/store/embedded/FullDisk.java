package dev.lattice.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what becomes of that which waits when the disk does not take a batch: what was
 * promised, and what has a number below that, waits for space; the rest loses its number,
 * and is refused.
 */
final class FullDisk {

	private final Ledger ledger;

	FullDisk(Ledger ledger) {
		this.ledger = ledger;
	}

	/** Takes a batch back, and all that waits behind it. Called with the lock. */
	List<Work> refused(List<Work> batch) {
		List<Work> all = new ArrayList<>(batch);
		all.addAll(this.ledger.queue);
		this.ledger.queue.clear();
		Map<KeptRoom, Long> promised = new HashMap<>();
		all.stream()
			.filter((work) -> work.promised && work.kind == Work.Kind.ENTRY)
			.forEach((work) -> promised.merge(work.room, work.sequence, Math::max));
		List<Work> refused = new ArrayList<>();
		Set<KeptRoom> changed = new LinkedHashSet<>();
		for (Work work : all) {
			boolean kept = work.sequence <= promised.getOrDefault(work.room, work.room.written)
					&& (work.kind == Work.Kind.ENTRY || work.kind == Work.Kind.WAIT);
			if (kept) {
				this.ledger.queue.add(work);
				continue;
			}
			refused.add(work);
			if (work.kind == Work.Kind.ENTRY) {
				work.room.pending.remove(work.key);
				changed.add(work.room);
			}
		}
		changed.forEach((room) -> room.head = Math.max(room.written, promised.getOrDefault(room, 0L)));
		return refused;
	}

}
