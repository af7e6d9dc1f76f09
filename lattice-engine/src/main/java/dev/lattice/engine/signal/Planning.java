package dev.lattice.engine.signal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Keeps plans of what writes lead to, and carries changes by them where it can. */
abstract sealed class Planning extends Propagation permits Graph {

	/** So many cells may have a plan at a time. */
	private static final int PLANS = 16;

	/** So often must a cell be written between two changes of the edges to get a plan. */
	private static final int WRITES = 4;

	final EffectQueue effects = new EffectQueue();

	private static final @Nullable Plan[] NO_PLANS = {};

	private static final @Nullable Cell[] NO_CELLS = {};

	private static final int[] NO_WRITES = {};

	/** Room for plans, and for what was written how often; made with the first write. */
	private @Nullable Plan[] plans = NO_PLANS;

	private @Nullable Cell[] written = NO_CELLS;

	private int[] writes = NO_WRITES;

	/** Whether writes were counted since the edges changed. */
	private boolean counting;

	private boolean anyPlan;

	private @Nullable Plan lastPlan;

	/** Marked in this batch, its effects not yet in the queue. */
	private @Nullable Plan open;

	private @Nullable Plan planOf(Cell cell) {
		Plan last = this.lastPlan;
		if (last != null && last.cell == cell) {
			return last;
		}
		if (this.plans.length == 0) {
			this.plans = new @Nullable Plan[PLANS];
			this.written = new @Nullable Cell[PLANS];
			this.writes = new int[PLANS];
		}
		int slot = System.identityHashCode(cell) & (PLANS - 1);
		Plan plan = this.plans[slot];
		if (plan == null || plan.cell != cell) {
			if (this.written[slot] != cell) {
				this.written[slot] = cell;
				this.writes[slot] = 0;
			}
			this.counting = true;
			if (++this.writes[slot] < WRITES) {
				return null;
			}
			plan = Plan.of(cell);
			this.plans[slot] = plan;
			this.anyPlan = true;
		}
		if (plan.isEmpty()) {
			return null;
		}
		this.lastPlan = plan;
		return plan;
	}

	/** Forgets the plans too: they are made again for what is written often. */
	@Override
	final void trim() {
		if (this.open == null && this.running == null) {
			super.trim();
			this.effects.trim();
			this.counting = false;
			this.anyPlan = false;
			this.lastPlan = null;
			this.plans = NO_PLANS;
			this.written = NO_CELLS;
			this.writes = NO_WRITES;
		}
	}

	@Override
	final void edgesChanged() {
		super.edgesChanged();
		if (this.counting) {
			this.counting = false;
			Arrays.fill(this.writes, 0);
		}
		if (this.anyPlan) {
			enqueueOpen();
			this.anyPlan = false;
			this.lastPlan = null;
			Arrays.fill(this.plans, null);
		}
	}

	/** A cell has changed, outside any batch. */
	final void carry(Cell cell) {
		Plan plan = isQuiet() ? planOf(cell) : null;
		if (plan == null) {
			mark(cell, Observer.DIRTY);
		}
		else {
			mark(plan, Observer.DIRTY);
			this.open = plan;
		}
	}

	/** A cell was written, inside a batch. */
	final void carryLater(Cell cell) {
		if (this.open != null && this.open.cell == cell) {
			return;
		}
		// Even if the value is restored: what is marked must be asked before it is used.
		tick();
		Plan plan = isQuiet() ? planOf(cell) : null;
		if (plan == null) {
			enqueueOpen();
			mark(cell, Observer.CHECK);
		}
		else {
			mark(plan, Observer.CHECK);
			this.open = plan;
		}
	}

	private boolean isQuiet() {
		return this.running == null && this.tracer == null && this.open == null && this.effects.isEmpty()
				&& !this.effects.isFlushing();
	}

	/** The plan by which the effects are to run, if nothing has come between. */
	final @Nullable Plan takeOpen() {
		Plan plan = this.open;
		this.open = null;
		return plan;
	}

	/** Puts the effects into the queue after all. */
	final void enqueueOpen() {
		Plan plan = this.open;
		if (plan != null) {
			this.open = null;
			enqueue(plan, 0);
		}
	}

	private void enqueue(Plan plan, int from) {
		for (int at = from; at < plan.size; at++) {
			if (plan.list[at] instanceof Effect effect && effect.is(Observer.CHECK | Observer.DIRTY)) {
				this.effects.add(effect);
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
				if (observer instanceof Watcher watcher) {
					watcher.marked();
				}
			}
			else if (mark == Observer.DIRTY) {
				observer.state = (state & ~Observer.CHECK) | Observer.DIRTY;
			}
		}
	}

	/** Runs the effects of a plan. */
	final void run(Plan plan) {
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
			((Effect) observer).update();
		}
		catch (RuntimeException | Error ex) {
			this.effects.failed(((Effect) observer).outer, ex);
		}
		return false;
	}

}
