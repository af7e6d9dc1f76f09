package dev.lattice.store.embedded;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is to be written together, of which a part may be encoded while what came before
 * is made durable. Belongs to the writer's thread.
 */
final class Ahead {

	/*
	 * What was encoded has told the segment which names it defines, and where. So it is
	 * written there as it is, or that segment is never written again.
	 */

	private final Ledger ledger;

	private final FrameOutput out = new FrameOutput();

	private List<Work> works = List.of();

	/** For which the works are encoded, null if they are not. */
	private @Nullable ActiveSegment segment;

	Ahead(Ledger ledger) {
		this.ledger = ledger;
	}

	boolean isEmpty() {
		return this.works.isEmpty();
	}

	/** Encodes the entries that wait now. */
	void prepare(ActiveSegment target, long bytes) {
		synchronized (this.ledger) {
			this.works = this.ledger.takeEntries(bytes);
		}
		this.segment = target;
		target.begin(this.out);
		target.encode(this.works, this.out);
	}

	/** Takes what is written next: what was prepared, then what waits. */
	List<Work> take(long bytes) {
		long prepared = 0;
		for (Work work : this.works) {
			prepared += work.bytes();
		}
		List<Work> batch = this.ledger.take(bytes - prepared);
		batch.addAll(0, this.works);
		return batch;
	}

	/** Encodes a batch that begins with what was prepared. */
	FrameOutput encode(ActiveSegment target, List<Work> batch) {
		int from = 0;
		if (this.segment == target) {
			from = this.works.size();
		}
		else {
			target.begin(this.out);
		}
		target.encode(batch.subList(from, batch.size()), this.out);
		forget();
		return this.out;
	}

	/** Lets it wait again. */
	void giveBack() {
		synchronized (this.ledger) {
			this.works.reversed().forEach(this.ledger.queue::addFirst);
		}
		forget();
	}

	/** Somebody else sees to what was prepared. */
	void forget() {
		this.works = List.of();
		this.segment = null;
	}

}
