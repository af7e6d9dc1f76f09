package dev.lattice.rooms;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;

/**
 * What an update brings to those who have a state vector, found without a document.
 *
 * @param complete whether all that it depends on is known, or in it
 * @param structs whether it has structs that are not known
 * @param known whether it has structs that are known
 */
record News(boolean complete, boolean structs, boolean known) {

	static News of(StructBatch batch, StateVector vector) {
		boolean complete = true;
		boolean structs = false;
		boolean known = false;
		for (int group = 0; group < batch.groups(); group++) {
			long next = vector.get(batch.clientOf(group));
			for (int row = batch.groupStart(group); row < batch.groupEnd(group); row++) {
				long end = batch.clock(row) + batch.length(row);
				if (end <= next) {
					known = true;
				}
				else {
					structs = true;
					known |= batch.clock(row) < next;
					complete = complete && batch.clock(row) <= next && isComplete(batch, row, vector);
					next = end;
				}
			}
		}
		return new News(complete && isDeletable(batch, vector), structs, known);
	}

	/** Adds to a state vector what an update holds, if all of it could be applied. */
	static void add(StructBatch batch, StateVector vector) {
		for (int group = 0; group < batch.groups(); group++) {
			long client = batch.clientOf(group);
			vector.put(client, Math.max(vector.get(client), end(batch, group)));
		}
	}

	private static boolean isComplete(StructBatch batch, int row, StateVector vector) {
		if (batch.kind(row) == ContentKind.SKIP) {
			return false;
		}
		int origin = batch.originClient(row);
		int right = batch.rightOriginClient(row);
		int parent = batch.parentClient(row);
		return (origin == StructBatch.NONE || has(batch, vector, batch.id(origin), batch.originClock(row)))
				&& (right == StructBatch.NONE || has(batch, vector, batch.id(right), batch.rightOriginClock(row)))
				&& (parent == StructBatch.NONE || has(batch, vector, batch.id(parent), batch.parentClock(row)));
	}

	private static boolean isDeletable(StructBatch batch, StateVector vector) {
		DeleteSet deletions = batch.deleteSet();
		for (int i = 0; i < deletions.clients(); i++) {
			int last = deletions.ranges(i) - 1;
			long end = deletions.start(i, last) + deletions.length(i, last);
			if (!has(batch, vector, deletions.client(i), end - 1)) {
				return false;
			}
		}
		return true;
	}

	/** Whether an element is known, or in the update. */
	private static boolean has(StructBatch batch, StateVector vector, long client, long clock) {
		if (clock < vector.get(client)) {
			return true;
		}
		for (int group = 0; group < batch.groups(); group++) {
			if (batch.clientOf(group) == client) {
				return clock < end(batch, group);
			}
		}
		return false;
	}

	private static long end(StructBatch batch, int group) {
		int last = batch.groupEnd(group) - 1;
		return (last >= batch.groupStart(group)) ? batch.clock(last) + batch.length(last) : 0;
	}

	/** Whether a set deletes all that another one does. */
	static boolean covers(DeleteSet all, DeleteSet some) {
		for (int i = 0; i < some.clients(); i++) {
			int found = all.find(some.client(i));
			for (int range = 0; range < some.ranges(i); range++) {
				long start = some.start(i, range);
				if (found < 0 || !covers(all, found, start, start + some.length(i, range))) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean covers(DeleteSet all, int client, long start, long end) {
		int low = 0;
		int high = all.ranges(client) - 1;
		while (low <= high) {
			int mid = (low + high) >>> 1;
			long from = all.start(client, mid);
			if (from > start) {
				high = mid - 1;
			}
			else if (from + all.length(client, mid) <= start) {
				low = mid + 1;
			}
			else {
				return from + all.length(client, mid) >= end;
			}
		}
		return false;
	}

}
