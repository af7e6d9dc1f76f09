package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/** Keeps plans of what writes lead to, and carries changes by them where it can. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
abstract sealed class Planning extends Propagation permits Graph {

	/** So many cells may have a plan at a time. */
	private static final int SLOTS = 16;

	/** So often must a cell be written between two changes of the edges to get a plan. */
	private static final int WRITES = 4;

	private static final @Nullable Slot[] NO_SLOTS = {};

	/** A cell has the slot of its hash code; made with the first write. */
	private @Nullable Slot[] slots = NO_SLOTS;

	/** Counts the edges that came or went: a slot of before says nothing. */
	private int edition;

	private boolean anyPlan;

	private @Nullable Plan lastPlan;

	/** Marked in this batch, its effects not yet in the queue. */
	private @Nullable Plan open;

	private @Nullable Plan planOf(Cell cell) {
		Plan last = this.lastPlan;
		if (last != null && last.cell == cell) {
			return last;
		}
		if (this.slots.length == 0) {
			this.slots = new @Nullable Slot[SLOTS];
		}
		int at = System.identityHashCode(cell) & (SLOTS - 1);
		Slot slot = this.slots[at];
		if (slot == null) {
			slot = new Slot();
			this.slots[at] = slot;
		}
		Plan plan = slot.plan;
		if (plan == null || plan.cell != cell) {
			if (slot.written != cell || slot.edition != this.edition) {
				slot.written = cell;
				slot.edition = this.edition;
				slot.writes = 0;
			}
			if (++slot.writes < WRITES) {
				return null;
			}
			plan = Plan.of(cell);
			slot.plan = plan;
			this.anyPlan = true;
		}
		if (plan.marked.length == 0) {
			return null;
		}
		this.lastPlan = plan;
		return plan;
	}

	/** Gives back the room that turns have needed, and forgets the plans. */
	public void trim() {
		if (this.open == null && this.running == null && this.top == 0) {
			this.way = NOBODY;
			this.places = NO_NUMBERS;
			this.outerRunning = NOBODY;
			this.outerCursor = NO_NUMBERS;
			this.pending.trim();
			this.slots = NO_SLOTS;
			this.lastPlan = null;
			this.anyPlan = false;
		}
	}

	@Override
	final void edgesChanged() {
		super.edgesChanged();
		this.edition++;
		if (this.anyPlan) {
			enqueueOpen();
			this.anyPlan = false;
			this.lastPlan = null;
			for (Slot slot : this.slots) {
				if (slot != null) {
					slot.plan = null;
				}
			}
		}
	}

	/** A cell has changed, outside any batch. */
	final void carry(Cell cell) {
		carry(cell, Observer.DIRTY);
	}

	/** A cell was written, inside a batch. */
	final void carryLater(Cell cell) {
		if (this.open == null || this.open.cell != cell) {
			// Even if the value is restored: what is marked must be asked before it is
			// used.
			tick();
			carry(cell, Observer.CHECK);
		}
	}

	private void carry(Cell cell, int flag) {
		Plan plan = isQuiet() ? planOf(cell) : null;
		if (plan == null) {
			enqueueOpen();
			mark(cell, flag);
		}
		else {
			mark(plan, flag);
			this.open = plan;
		}
	}

	private boolean isQuiet() {
		return this.running == null && this.tracer == null && this.open == null && this.self.isIdle();
	}

	/**
	 * Resolves what is pending and runs what waits, by the plan if nothing has come
	 * between, unless something runs that will do so.
	 */
	final void settle() {
		Plan plan = this.open;
		this.open = null;
		resolvePending();
		if (this.running == null && (plan != null || !this.self.isIdle())) {
			this.self.runWaiting(plan);
		}
	}

	/** Puts the effects into the queue after all. */
	final void enqueueOpen() {
		Plan plan = this.open;
		if (plan != null) {
			this.open = null;
			enqueue(plan, 0);
		}
	}

	private static void enqueue(Plan plan, int from) {
		for (int at = from; at < plan.size; at++) {
			if (plan.list[at] instanceof Reaction reaction && reaction.is(Observer.CHECK | Observer.DIRTY)) {
				reaction.marked();
			}
		}
	}

	private void mark(Plan plan, int flag) {
		Observer[] marked = plan.marked;
		for (int at = 0; at < marked.length; at++) {
			Observer observer = marked[at];
			int state = observer.state;
			int mark = (at < plan.direct) ? flag : Observer.CHECK;
			if ((state & (Observer.CHECK | Observer.DIRTY)) == 0) {
				observer.state = state | mark;
				if (plan.watched && observer instanceof Reaction reaction && !reaction.isPlanned()) {
					reaction.marked();
				}
			}
			else if (mark == Observer.DIRTY) {
				observer.state = (state & ~Observer.CHECK) | Observer.DIRTY;
			}
		}
	}

	/**
	 * Runs the reactions of a plan that must run; if the edges change, it lets the rest
	 * be {@linkplain Reaction#marked marked}.
	 * @param plan the plan
	 */
	public final void run(Plan plan) {
		Observer[] list = plan.list;
		int[] steps = plan.steps;
		int upheavals = this.upheavals;
		boolean sure = false;
		int at = 0;
		while (at < list.length) {
			Observer observer = list[at];
			int step = steps[at];
			if (this.upheavals != upheavals) {
				if (sure) {
					observer.state |= Observer.DIRTY;
				}
				enqueue(plan, at);
				return;
			}
			at++;
			if (!sure) {
				int state = observer.state;
				if ((step & Plan.KIND) == Plan.GUARD) {
					at = ((state & Observer.DIRTY) != 0) ? step >>> Plan.SHIFT : at;
					continue;
				}
				if ((state & Observer.DIRTY) == 0) {
					observer.state = state & ~Observer.CHECK;
					continue;
				}
			}
			sure = false;
			if (update(observer)) {
				at = step >>> Plan.SHIFT;
				sure = (step & Plan.KIND) == Plan.ONLY;
				if (!sure) {
					tell((Derived) observer);
				}
			}
		}
	}

	private boolean update(Observer observer) {
		if (observer instanceof Derived derived) {
			return compute(derived);
		}
		try {
			((Reaction) observer).update();
		}
		catch (RuntimeException | Error ex) {
			this.self.failed((Reaction) observer, ex);
		}
		return false;
	}

	/** A plan, and how often a cell was written since the edges changed. */
	private static final class Slot {

		@Nullable Cell written;

		int edition;

		int writes;

		@Nullable Plan plan;

	}

}
