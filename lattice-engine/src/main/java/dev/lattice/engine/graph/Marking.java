package dev.lattice.engine.graph;

import org.jspecify.annotations.Nullable;

/** Tells those that depend on a change, and computes nothing: push. */
abstract sealed class Marking extends Tracking permits Propagation {

	/** So many changes can be told apart. */
	static final int LAST_CLOCK = Integer.MAX_VALUE - 1;

	/** The cells written in this batch whose readers do not know yet. */
	final Pending pending = new Pending();

	/** How often something was marked otherwise than by a plan. */
	int marks;

	/** Who hears why observers run; null when nobody wants to know. */
	@Nullable Tracer tracer;

	/** The time of a change that happens now: later than anything anyone has seen. */
	final int tick() {
		if (this.clockSeen) {
			if (this.clock == LAST_CLOCK) {
				throw new IllegalStateException(
						"The graph has counted " + LAST_CLOCK + " changes and can count no more; begin a new session");
			}
			this.clockSeen = false;
			this.clock++;
		}
		return this.clock;
	}

	/**
	 * Marks everything that depends on the source: its own observers with the flag, those
	 * further down for a check.
	 */
	final void mark(Source source, int flag) {
		this.upheavals++;
		this.marks++;
		if (flag == Observer.DIRTY) {
			trace(source);
		}
		int base = this.top;
		Source from = source;
		int mark = flag;
		while (true) {
			Audience audience = Audience.of(from);
			if (audience instanceof Observers many) {
				for (int at = 0; at < many.size; at++) {
					Observer observer = many.places[at];
					if (observer != null && markOne(observer, mark, from) && observer instanceof Derived derived) {
						put(derived);
					}
				}
			}
			else if (audience instanceof Observer only && markOne(only, mark, from)
					&& only instanceof Derived derived) {
				put(derived);
			}
			if (this.top == base) {
				return;
			}
			from = (Derived) take();
			mark = Observer.CHECK;
		}
	}

	/** Marks one observer; returns whether it was current until now. */
	private boolean markOne(Observer observer, int flag, Source source) {
		int state = observer.state;
		if ((state & (Observer.CHECK | Observer.DIRTY | Observer.RUNNING)) != 0) {
			markAgain(observer, flag, source);
			return false;
		}
		observer.state = state | flag;
		if (observer instanceof Reaction reaction) {
			reaction.marked();
		}
		return true;
	}

	private void markAgain(Observer observer, int flag, Source source) {
		int state = observer.state;
		if ((state & Observer.CHECK) != 0) {
			if (flag == Observer.DIRTY) {
				makeDirty(observer, source);
			}
		}
		else if ((state & Observer.DIRTY) == 0 && hasRead(observer, source)) {
			observer.state = state | flag;
			if (observer instanceof Reaction reaction) {
				reaction.marked();
			}
		}
	}

	/** The value is another one: those that wait to know must run. */
	final void tell(Source source) {
		trace(source);
		Audience audience = Audience.of(source);
		if (audience instanceof Observer only) {
			makeDirty(only, source);
		}
		else if (audience instanceof Observers many) {
			for (int at = 0; at < many.size; at++) {
				Observer observer = many.places[at];
				if (observer != null) {
					makeDirty(observer, source);
				}
			}
		}
	}

	private void makeDirty(Observer observer, Source source) {
		int state = observer.state;
		if ((state & Observer.CHECK) != 0 && ((state & Observer.RUNNING) == 0 || hasRead(observer, source))) {
			observer.state = (state & ~Observer.CHECK) | Observer.DIRTY;
		}
	}

	private void trace(Source source) {
		if (this.tracer != null) {
			traceTo(this.tracer, source);
		}
	}

	private static void traceTo(Tracer tracer, Source source) {
		Audience.of(source).forEach((observer) -> tracer.changed(source, observer));
	}

	/**
	 * Sets who hears why observers run. While somebody does, no plans are made.
	 * @param tracer hears it; null for nobody
	 */
	public final void trace(@Nullable Tracer tracer) {
		this.tracer = tracer;
		this.attention = (tracer != null) ? this.attention | TRACED : this.attention & ~TRACED;
	}

	/** Does what is to be done before an observer runs. */
	final void attend(Observer observer) {
		resolvePending();
		Tracer tracer = this.tracer;
		if (tracer != null) {
			this.self.failed(null, Failures.thrownBy(() -> tracer.runs(observer)));
		}
	}

	// Batches

	/** Compares the cells written in this batch with what they were. */
	final void resolvePending() {
		if ((this.attention & PENDING) == 0) {
			return;
		}
		this.self.enqueueOpen();
		for (int at = 0; at < this.pending.size; at++) {
			resolve(this.pending.cell(at), at);
		}
		this.pending.clear();
		this.attention &= ~PENDING;
		if (this.running != null) {
			expect(this.running);
		}
	}

	private void resolve(Cell cell, int at) {
		cell.stamp &= ~Cell.PENDING;
		try {
			if (this.pending.isAsKept(at)) {
				return;
			}
		}
		catch (RuntimeException | Error ex) {
			this.self.failed(null, ex);
		}
		cell.stamp = tick();
		tell(cell);
	}

}
