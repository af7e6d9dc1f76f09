package dev.lattice.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Who is linked to whom. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
abstract sealed class Edges permits Tracking {

	/*
	 * An edge stands on both sides: the observer has the source and its own slot among
	 * the observers of that source, by which it leaves in O(1). Only live observers
	 * (effects, watchers and the memos that these read) stand on the side of the source.
	 * A memo that nobody observes is detached: it knows its sources, and they do not know
	 * it. So nothing but its user holds it.
	 */

	/** Cells were written in this batch whose readers do not know yet. */
	static final int PENDING = 1;

	/** Something of the application's waits until the edges are in order. */
	static final int LATER = 2;

	/** Computations are being left because they are nested too deep. */
	static final int UNWINDING = 4;

	/** Somebody wants to know what runs, and why. */
	static final int TRACED = 8;

	/** Which of these is the case; most of the time nothing. */
	int attention;

	final Graph self = (Graph) this;

	final Audience.Nobody nobody = new Audience.Nobody(this.self);

	/** The innermost observer that is running. */
	protected @Nullable Observer running;

	/** Advances with each change that somebody detached could miss. */
	int clock = 1;

	/** Whether a detached memo has been found current since the clock advanced. */
	boolean clockSeen;

	/**
	 * Counts the edges that came or went, and the marks that were not made by a plan.
	 */
	int upheavals;

	/** How many pairs there are of a source and a live observer. */
	protected int edges;

	/** How many live observers there are. */
	protected int observers;

	/** What is to be done when the edges are in order again. */
	private @Nullable List<Runnable> later;

	static final @Nullable Observer[] NOBODY = {};

	static final int[] NO_NUMBERS = {};

	/** What is enough for most sessions, of which there are many. */
	static final int FEW = 4;

	/**
	 * Where {@link #attach}, {@link #detach} and the loops of a subclass keep their way.
	 */
	@Nullable Observer[] way = NOBODY;

	int top;

	/** Hears that an edge has come or gone, or stands elsewhere. */
	void edgesChanged() {
		this.upheavals++;
	}

	final int join(Source source, Observer reader) {
		this.edges++;
		Audience audience = Audience.of(source);
		if (audience instanceof Observers many) {
			return many.add(reader);
		}
		if (audience instanceof Observer only) {
			Observers many = new Observers(only);
			audience(source, many);
			return many.add(reader);
		}
		audience(source, reader);
		if (source instanceof Cell cell) {
			cell.observed();
		}
		return 0;
	}

	private static void audience(Source source, Audience audience) {
		if (source instanceof Derived derived) {
			derived.audience = audience;
		}
		else {
			((Cell) source).audience = audience;
		}
	}

	private void partFrom(Observer observer, int from) {
		for (int at = from; at < observer.sourceCount(); at++) {
			Source source = observer.sourceAt(at);
			if (source != null) {
				part(source, observer.slotAt(at));
			}
		}
	}

	private void part(Source source, int slot) {
		this.edges--;
		if (Audience.of(source) instanceof Observers many && !many.remove(slot, source)) {
			return;
		}
		audience(source, this.nobody);
		if (source instanceof Derived derived) {
			put(derived);
		}
		else {
			((Cell) source).unobserved();
		}
	}

	/**
	 * Makes a memo hear from its sources, and those from theirs. One that something may
	 * have changed for while it was computed must be asked again.
	 */
	final void attach(Derived first) {
		int base = this.top;
		List<Derived> unsure = null;
		put(first);
		while (this.top > base) {
			Derived derived = (Derived) take();
			if (!derived.is(Observer.DETACHED)) {
				continue;
			}
			if (derived.slot != this.clock) {
				unsure = (unsure != null) ? unsure : new ArrayList<>();
				unsure.add(derived);
				derived.state |= this.self.hasChanged(derived) ? Observer.DIRTY : Observer.CHECK;
			}
			derived.state &= ~Observer.DETACHED;
			this.observers++;
			for (int at = 0; at < derived.sourceCount(); at++) {
				Source source = derived.sourceAt(at);
				if (source instanceof Derived above) {
					put(above);
				}
				derived.slotAt(at, (source != null) ? join(source, derived) : 0);
			}
		}
		if (unsure != null) {
			unsure.forEach((derived) -> this.self.mark(derived, Observer.CHECK));
		}
	}

	/** Drops the sources of an observer from this one on. */
	final void dropFrom(Observer observer, int from) {
		int base = this.top;
		int count = observer.sourceCount();
		if (!observer.is(Observer.DETACHED)) {
			partFrom(observer, from);
		}
		if (from == 0 && count > 0) {
			observer.sources = null;
			edgesChanged();
		}
		else if (observer.sources instanceof Sources many && from < many.size) {
			many.cut(from);
			edgesChanged();
		}
		detachTo(base);
	}

	/** Detaches a live memo that nobody observes after all. */
	final void detach(Derived derived) {
		int base = this.top;
		put(derived);
		detachTo(base);
	}

	private void detachTo(int base) {
		while (this.top > base) {
			Derived derived = (Derived) take();
			if (derived.is(Observer.DETACHED) || derived.audience != this.nobody) {
				continue;
			}
			this.observers--;
			partFrom(derived, 0);
			derived.detached();
		}
	}

	final void put(Observer next) {
		if (this.top == this.way.length) {
			this.way = Arrays.copyOf(this.way, Math.max(FEW, this.top * 2));
		}
		this.way[this.top++] = next;
	}

	/** Takes back what was put last. */
	@SuppressWarnings("NullAway") // below the top nothing is null
	final Observer take() {
		Observer last = this.way[--this.top];
		this.way[this.top] = null;
		return last;
	}

	/**
	 * Does something of the application's when the edges are in order again: not while
	 * anything runs.
	 * @param action what to do
	 */
	public final void later(Runnable action) {
		if (this.later == null) {
			this.later = new ArrayList<>();
			this.attention |= LATER;
		}
		this.later.add(action);
	}

	/** Does it; what it throws reaches the writer. */
	final void runLater() {
		while (this.later != null && this.running == null) {
			List<Runnable> actions = this.later;
			this.later = null;
			this.attention &= ~LATER;
			actions.forEach((action) -> this.self.failed(null, Failures.thrownBy(action)));
		}
	}

}
