package dev.lattice.crdt;

import java.util.HashMap;
import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.FormatMark;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.TypeRef;

/**
 * Tells what of a decoded update would have to wait, and changes nothing.
 */
final class BatchTrial extends BatchOrder {

	private final Store store;

	/** The clocks of clients that would get structs. */
	private final Map<Long, Long> states = new HashMap<>();

	BatchTrial(Store store, StructBatch batch) {
		super(store, batch, new Missing());
		this.store = store;
	}

	/**
	 * How many bytes would wait of the structs.
	 * @param enough how many are enough to know
	 */
	long waitingBytes(long enough) {
		if (takeAll()) {
			return 0;
		}
		long names = nameBytes();
		return (names > enough) ? names : encodeWaiting().length;
	}

	/** What would wait of the deletions, once the structs were taken. */
	DeleteSet waiting(DeleteSet deletions) {
		DeleteSet rest = new DeleteSet();
		for (int c = 0; c < deletions.clients(); c++) {
			long client = deletions.client(c);
			long state = state(client);
			for (int range = 0; range < deletions.ranges(c); range++) {
				long start = Math.max(deletions.start(c, range), state);
				long end = deletions.start(c, range) + deletions.length(c, range);
				if (end > start) {
					rest.add(client, start, end - start);
				}
			}
		}
		rest.normalise();
		return rest;
	}

	/**
	 * Names that format 2 may read once for many structs are written for each of them.
	 */
	private long nameBytes() {
		long bytes = 0;
		for (int group = 0; group < this.batch.groups(); group++) {
			bytes += nameBytes(this.batch, waitingFrom(group), this.batch.groupEnd(group));
		}
		return bytes;
	}

	/** At least how many bytes the names of kinds of types and of formats take. */
	static long nameBytes(StructBatch batch, int from, int to) {
		long bytes = 0;
		for (int row = from; row < to; row++) {
			int kind = batch.kind(row);
			if (kind == ContentKind.TYPE && batch.values()[batch.content(row)] instanceof TypeRef ref
					&& ref.name() != null) {
				bytes += ref.name().length();
			}
			else if (kind == ContentKind.FORMAT && batch.values()[batch.content(row)] instanceof FormatMark mark) {
				bytes += mark.key().length();
			}
		}
		return bytes;
	}

	@Override
	long state(long client) {
		Long taken = this.states.get(client);
		return (taken != null) ? taken : this.store.state(client);
	}

	@Override
	long stateOf(int named) {
		return state(this.batch.id(named));
	}

	@Override
	void take(long client, int row, long offset) {
		this.states.put(client, this.batch.clock(row) + this.batch.length(row));
	}

	@Override
	void pass(int row) {
	}

}
