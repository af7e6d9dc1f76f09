package dev.lattice.crdt;

import java.util.HashMap;
import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;

/** For what those structs wait that wait for others. */
final class Missing {

	/*
	 * As Yjs does, all is tried again when the last element of a gap is there. That is
	 * too late if it waits as well, for a struct that needs only a part of the gap: then
	 * both would wait for ever. So it is noted too what single structs need, and looked
	 * at where nothing that is missing can still come.
	 */

	/** The last element of the first gap, by client. */
	private final Map<Long, Long> gaps = new HashMap<>();

	/** The first element that a struct needs, by client. */
	private final Map<Long, Long> needs = new HashMap<>();

	void gap(long client, long clock) {
		this.gaps.merge(client, clock, Math::min);
	}

	void need(long client, long clock) {
		this.needs.merge(client, clock, Math::min);
	}

	void clear() {
		this.gaps.clear();
		this.needs.clear();
	}

	/** Whether a gap has been filled. */
	boolean isFilled(Store store) {
		return isThere(this.gaps, store);
	}

	/** Whether something that is needed is there. */
	boolean isNeedMet(Store store) {
		return isThere(this.needs, store);
	}

	private static boolean isThere(Map<Long, Long> clocks, Store store) {
		for (Map.Entry<Long, Long> entry : clocks.entrySet()) {
			if (entry.getValue() < store.state(entry.getKey())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether all gaps end with what waits itself, so that nothing else can fill them.
	 */
	boolean isAllWithin(StructBatch waiting) {
		for (Map.Entry<Long, Long> gap : this.gaps.entrySet()) {
			if (!contains(waiting, gap.getKey(), gap.getValue())) {
				return false;
			}
		}
		return true;
	}

	private static boolean contains(StructBatch waiting, long client, long clock) {
		for (int group = 0; group < waiting.groups(); group++) {
			if (waiting.clientOf(group) == client) {
				for (int row = waiting.groupStart(group); row < waiting.groupEnd(group); row++) {
					if (waiting.clock(row) <= clock && clock < waiting.clock(row) + waiting.length(row)) {
						return waiting.kind(row) != ContentKind.SKIP;
					}
				}
			}
		}
		return false;
	}

	/** Returns the last elements of the first gaps. */
	StateVector toVector() {
		StateVector vector = new StateVector();
		this.gaps.forEach(vector::put);
		return vector;
	}

}
