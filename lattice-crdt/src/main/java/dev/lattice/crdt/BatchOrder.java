package dev.lattice.crdt;

import java.util.Arrays;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.crdt.update.Updates;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the structs of one decoded update, each after those it depends on, and leaves
 * out those that have to wait for others.
 */
abstract class BatchOrder {

	private static final int[] NO_GROUPS = {};

	private static final int NOTHING = -1;

	private final Store store;

	final StructBatch batch;

	/** The next row of each group. */
	private final int[] next;

	/** From which row on a group has to wait; its end if nothing of it waits. */
	private final int[] waiting;

	/** The groups, the lowest client first: they are taken from the end. */
	private final int[] order;

	/** The clients that the batch names, as far as they are known. */
	private final @Nullable Client[] named;

	/** Groups whose last taken row waits for another group. */
	private int[] stack = NO_GROUPS;

	private int depth;

	private final Missing missing;

	BatchOrder(Store store, StructBatch batch, Missing missing) {
		this.store = store;
		this.batch = batch;
		this.missing = missing;
		int groups = batch.groups();
		this.next = new int[groups];
		this.waiting = new int[groups];
		this.order = new int[groups];
		this.named = new Client[batch.ids()];
		for (int group = 0; group < groups; group++) {
			this.next[group] = batch.groupStart(group);
			this.waiting[group] = batch.groupEnd(group);
			this.order[group] = group;
		}
		sort();
	}

	/** The wire has the highest client first, so this is mostly a reversal. */
	private void sort() {
		boolean descending = true;
		for (int i = 1; i < this.order.length; i++) {
			descending &= this.batch.clientOf(i - 1) > this.batch.clientOf(i);
		}
		Integer[] sorted = new Integer[descending ? 0 : this.order.length];
		for (int i = 0; i < this.order.length; i++) {
			if (descending) {
				this.order[i] = this.order.length - 1 - i;
			}
			else {
				sorted[i] = i;
			}
		}
		if (!descending) {
			Arrays.sort(sorted, (one, other) -> Long.compare(this.batch.clientOf(one), this.batch.clientOf(other)));
			for (int i = 0; i < sorted.length; i++) {
				this.order[i] = sorted[i];
			}
		}
	}

	/** Takes a row that depends on nothing that is missing, from an offset on. */
	abstract void take(long client, int row, long offset);

	/** Passes a row that is here already. */
	abstract void pass(int row);

	/** The next clock of a client that the batch may not name, as far as it was taken. */
	abstract long state(long client);

	/** Takes what can be taken, and returns whether that was all. */
	final boolean takeAll() {
		boolean complete = true;
		for (int i = this.order.length - 1; i >= 0; i--) {
			int group = this.order[i];
			while (this.next[group] < this.waiting[group]) {
				this.next[group]++;
				complete &= takeWithDependencies(group);
			}
		}
		return complete;
	}

	/** Encodes the rows that have to wait, as an update of format 2. */
	final byte[] encodeWaiting() {
		int[] descending = new int[this.order.length];
		for (int i = 0; i < descending.length; i++) {
			descending[i] = this.order[this.order.length - 1 - i];
		}
		return Updates.encodeEnds(this.batch, descending, this.waiting, UpdateFormat.V2);
	}

	/** From which row on a group has to wait; its end if nothing of it waits. */
	final int waitingFrom(int group) {
		return this.waiting[group];
	}

	/** The client of that index in the batch, or {@code null} if it is not known. */
	final @Nullable Client named(int index) {
		Client client = this.named[index];
		if (client == null) {
			client = this.store.known(this.batch.id(index));
			this.named[index] = client;
		}
		return client;
	}

	/** Takes the next row of a group, and first what it depends on. */
	private boolean takeWithDependencies(int first) {
		int group = first;
		while (true) {
			int row = this.next[group] - 1;
			int needed = takeOrWait(group, row);
			if (needed == NOTHING) {
				if (this.depth == 0) {
					return true;
				}
				group = this.stack[--this.depth];
			}
			else {
				push(group);
				if (needed >= this.batch.groups() || this.next[needed] >= this.waiting[needed]) {
					defer();
					return false;
				}
				this.next[needed]++;
				group = needed;
			}
		}
	}

	/** The next clock of the client of that index in the batch. */
	abstract long stateOf(int named);

	private void push(int group) {
		if (this.depth == this.stack.length) {
			this.stack = Arrays.copyOf(this.stack, Math.max(8, 2 * this.depth));
		}
		this.stack[this.depth++] = group;
	}

	/** What waits for something that is not here waits with all that follows it. */
	private void defer() {
		while (this.depth > 0) {
			int group = this.stack[--this.depth];
			noteNeeds(group);
			this.waiting[group] = Math.min(this.waiting[group], --this.next[group]);
		}
	}

	/** Notes what the last taken row of a group needs of others. */
	private void noteNeeds(int group) {
		int row = this.next[group] - 1;
		if (this.batch.kind(row) == ContentKind.GC) {
			return;
		}
		long own = this.batch.clientOf(group);
		noteNeed(own, this.batch.originClient(row), this.batch.originClock(row));
		noteNeed(own, this.batch.rightOriginClient(row), this.batch.rightOriginClock(row));
		if (this.batch.parentClient(row) != StructBatch.NONE) {
			noteNeed(own, this.batch.parentClient(row), this.batch.parentClock(row));
		}
	}

	private void noteNeed(long own, int named, long clock) {
		if (!isHere(own, named, clock)) {
			this.missing.need(this.batch.id(named), clock);
		}
	}

	/**
	 * Takes a row, or returns the group that it needs first: one beyond the last if no
	 * group has what is missing.
	 */
	private int takeOrWait(int group, int row) {
		int kind = this.batch.kind(row);
		if (kind == ContentKind.SKIP) {
			return NOTHING;
		}
		long id = this.batch.clientOf(group);
		long clock = this.batch.clock(row);
		long state = state(id);
		if (state < clock) {
			this.missing.gap(id, clock - 1);
			return this.batch.groups();
		}
		long offset = state - clock;
		if (kind != ContentKind.GC) {
			int needed = needed(id, this.batch.originClient(row), this.batch.originClock(row));
			if (needed == NOTHING) {
				needed = needed(id, this.batch.rightOriginClient(row), this.batch.rightOriginClock(row));
			}
			if (needed == NOTHING && this.batch.parentClient(row) != StructBatch.NONE) {
				needed = needed(id, this.batch.parentClient(row), this.batch.parentClock(row));
			}
			if (needed != NOTHING) {
				return needed;
			}
		}
		if (offset < this.batch.length(row)) {
			take(id, row, offset);
		}
		else {
			pass(row);
		}
		return NOTHING;
	}

	/** Whether an element is here that a row of a client names, or none is named. */
	private boolean isHere(long own, int named, long clock) {
		return named == StructBatch.NONE || this.batch.id(named) == own || clock < stateOf(named);
	}

	private int needed(long own, int named, long clock) {
		if (isHere(own, named, clock)) {
			return NOTHING;
		}
		long id = this.batch.id(named);
		int group = groupOf(id);
		if (group < 0 || this.next[group] >= this.waiting[group]) {
			this.missing.gap(id, stateOf(named));
			return this.batch.groups();
		}
		return group;
	}

	/** The group of a client, or -1: the order is by client. */
	private int groupOf(long client) {
		int low = 0;
		int high = this.order.length - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			long found = this.batch.clientOf(this.order[middle]);
			if (found == client) {
				return this.order[middle];
			}
			if (found < client) {
				low = middle + 1;
			}
			else {
				high = middle - 1;
			}
		}
		return -1;
	}

}
