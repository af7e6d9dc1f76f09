package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Records who reads what: the edges of the graph. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
abstract sealed class Tracking permits Propagation {

	/*
	 * While an observer runs, each of its reads is compared with what it read at this
	 * point of its last run. In a run like the last one every read is as expected: one
	 * comparison, nothing written but the cursor. Otherwise the source is looked for
	 * among those that come later, or entered; those that were not read again are dropped
	 * when the run ends.
	 *
	 * An edge stands on both sides: the observer has the source and its own slot among
	 * the observers of that source, by which it leaves in O(1). Only live observers
	 * (effects, watchers and the memos that these read) stand on the side of the source.
	 * A memo that nobody observes is detached: it knows its sources, and they do not know
	 * it. So nothing but its user holds it.
	 */

	private static final @Nullable Object[] NOTHING = {};

	/**
	 * How far a source is looked for at both ends of what was read, and of what was not.
	 */
	private static final int NEAR = 16;

	/** Enough, and not too much for a thread's stack; see {@link Propagation}. */
	private static final int FRAMES = 32;

	final Graph self = (Graph) this;

	final Audience.Nobody nobody = new Audience.Nobody(this.self);

	/** What the reader read next in its last run; null when it read no more. */
	@Nullable Object expected;

	/** What the reader read in its last run, if more than one. */
	private @Nullable Object[] script = NOTHING;

	/** How much the reader has read. */
	private int cursor;

	/** The innermost observer that is running. */
	@Nullable Observer running;

	/** While this one is the innermost, reads are not recorded. */
	private @Nullable Observer pausedIn;

	/** What owns new observers while {@link #scopeIn} is the innermost that runs. */
	private @Nullable Scope scope;

	private @Nullable Observer scopeIn;

	/** The runs around the innermost one. */
	private @Nullable Observer[] outerRunning = new @Nullable Observer[FRAMES];

	private int[] outerCursor = new int[FRAMES];

	/** Cells were written in this batch whose readers do not know yet. */
	static final int PENDING = 1;

	/** Something of the user's waits until the edges are in order. */
	static final int LATER = 2;

	/** Computations are being left because they are nested too deep. */
	static final int UNWINDING = 4;

	/** Somebody wants to know what runs, and why. */
	static final int TRACED = 8;

	/** Which of these is the case; most of the time nothing. */
	int attention;

	/** How many runs are around the innermost one. */
	int depth;

	/** Advances with each change that somebody detached could miss. */
	int clock = 1;

	/** Whether a detached memo has been found current since the clock advanced. */
	boolean clockSeen;

	/**
	 * Counts the edges that came or went, and the marks that were not made by a plan.
	 */
	int upheavals;

	int edges;

	int observers;

	/** What is to be done when the edges are in order again. */
	private @Nullable List<Runnable> later;

	/**
	 * Where {@link #attach}, {@link #detach} and the loops of a subclass keep their way.
	 */
	@Nullable Observer[] way = new @Nullable Observer[FRAMES];

	int top;

	// Runs

	/** Begins a run; returns the observer to give to {@link #leave}. */
	final @Nullable Observer enter(Observer observer) {
		if (this.attention != 0) {
			this.self.attend(observer);
		}
		Observer outer = this.running;
		if (outer != null) {
			push(outer);
		}
		this.running = observer;
		this.cursor = 0;
		Object sources = observer.sources;
		if (sources instanceof Sources many) {
			this.script = many.nodes;
			this.expected = many.nodes[0];
		}
		else {
			if (this.script != NOTHING) {
				this.script = NOTHING;
			}
			this.expected = sources;
		}
		return outer;
	}

	/** Ends a run. */
	final void leave(Observer observer, @Nullable Observer outer) {
		if (this.expected != null || this.attention != 0) {
			dropFrom(observer, this.cursor);
			observer.state &= ~Observer.RUNNING;
			abandon(outer);
			return;
		}
		this.running = outer;
		if (outer != null) {
			pop(outer);
		}
	}

	/** Ends a run that did not get to its end: what it did not read it may read yet. */
	final void abandon(@Nullable Observer outer) {
		this.expected = null;
		this.running = outer;
		if (outer != null) {
			pop(outer);
		}
		else if ((this.attention & LATER) != 0) {
			runLater();
		}
	}

	private void push(Observer outer) {
		int at = this.depth++;
		if (at == this.outerRunning.length) {
			this.outerRunning = Arrays.copyOf(this.outerRunning, at * 2);
			this.outerCursor = Arrays.copyOf(this.outerCursor, at * 2);
		}
		this.outerRunning[at] = outer;
		this.outerCursor[at] = this.cursor;
	}

	private void pop(Observer outer) {
		int at = --this.depth;
		this.cursor = this.outerCursor[at];
		this.outerRunning[at] = null;
		expect(outer);
	}

	/** Whose reads are recorded; null when they are not. */
	final @Nullable Observer reader() {
		return (this.running != this.pausedIn) ? this.running : null;
	}

	/**
	 * Records no reads of the innermost observer; returns what to give to
	 * {@link #resume}.
	 */
	final @Nullable Observer pause() {
		Observer outer = this.pausedIn;
		this.pausedIn = this.running;
		this.expected = null;
		return outer;
	}

	final void resume(@Nullable Observer outer) {
		this.pausedIn = outer;
		if (this.running != null) {
			expect(this.running);
		}
	}

	/** What owns new observers; null outside a turn. */
	final @Nullable Owner owner() {
		return (this.scope != null && this.scopeIn == this.running) ? this.scope : this.running;
	}

	/** Makes the scope the owner while the action runs. */
	final <T extends @Nullable Object> T owned(Scope scope, Supplier<? extends T> action) {
		Scope outer = this.scope;
		Observer outerIn = this.scopeIn;
		this.scope = scope;
		this.scopeIn = this.running;
		try {
			return action.get();
		}
		finally {
			this.scope = outer;
			this.scopeIn = outerIn;
		}
	}

	/** From where it is, expects what the observer read in its last run. */
	final void expect(Observer observer) {
		int at = this.cursor;
		if ((this.attention & PENDING) != 0 || observer == this.pausedIn) {
			this.expected = null;
		}
		else if (observer.sources instanceof Sources many) {
			this.script = many.nodes;
			this.expected = (at < many.nodes.length) ? many.nodes[at] : null;
		}
		else {
			this.script = NOTHING;
			this.expected = (at == 0) ? observer.sources : null;
		}
	}

	/** Whether a running observer has read the source in this run. */
	final boolean hasRead(Observer observer, Source source) {
		int read = this.cursor;
		if (observer != this.running) {
			int at = this.depth - 1;
			while (this.outerRunning[at] != observer) {
				at--;
			}
			read = this.outerCursor[at];
		}
		for (int at = 0; at < read; at++) {
			if (observer.sourceAt(at) == source) {
				return true;
			}
		}
		return false;
	}

	/** The running observer that many runs outside of the innermost one. */
	final Observer runningAt(int outer) {
		Observer observer = (outer == 0) ? this.running : this.outerRunning[this.depth - outer];
		if (observer == null) {
			throw new IllegalStateException("Nothing runs " + outer + " levels up");
		}
		return observer;
	}

	// Reads

	/** The reader has read what was expected. */
	final void advance() {
		int at = ++this.cursor;
		this.expected = (at < this.script.length) ? this.script[at] : null;
	}

	/** Whether somebody is running, and this is not simply his only source once more. */
	final boolean isNews(Source source) {
		Observer running = this.running;
		return running != null && (running.sources != source || this.attention != 0);
	}

	/** Something was read that was not expected. */
	final void track(Source source) {
		Observer reader = reader();
		if (reader == null || wasReadLately(reader, source)) {
			return;
		}
		this.self.checkThread(source, "read");
		if (reader instanceof Reaction && reader.is(Observer.DETACHED)) {
			return;
		}
		if ((this.attention & PENDING) != 0) {
			this.self.resolvePending();
		}
		int at = this.cursor;
		if (reader.sources instanceof Sources many) {
			if (at == many.size || many.nodes[at] != source) {
				if (many.has(source, Math.max(0, at - NEAR), at) || many.has(source, 0, Math.min(NEAR, at))) {
					return;
				}
				int later = many.find(source, at + 1, NEAR);
				if (later < 0) {
					add(reader, source, at);
				}
				else {
					bring(many, later, at);
				}
			}
		}
		else if (reader.sources != source) {
			add(reader, source, at);
		}
		this.cursor = at + 1;
		expect(reader);
	}

	private boolean wasReadLately(Observer reader, Source source) {
		int at = this.cursor;
		if (reader.sources instanceof Sources many) {
			return (at > 0 && many.nodes[at - 1] == source) || (at > 1 && many.nodes[at - 2] == source);
		}
		return at > 0 && reader.sources == source;
	}

	/**
	 * Brings a source to where it is read now; those between were perhaps not read again.
	 */
	private void bring(Sources many, int from, int to) {
		if (from - to > NEAR / 2) {
			many.move(from, to);
		}
		else {
			for (int skipped = to; skipped < from; skipped++) {
				many.move(to, many.size - 1);
			}
		}
		edgesChanged();
	}

	private void add(Observer reader, Source source, int at) {
		int slot = 0;
		if (!reader.is(Observer.DETACHED)) {
			if (source instanceof Derived derived && derived.is(Observer.DETACHED)) {
				attach(derived);
			}
			slot = join(source, reader);
		}
		reader.insert(at, source, slot);
		edgesChanged();
	}

	// Edges

	/** Hears that an edge has come or gone, or stands elsewhere. */
	void edgesChanged() {
		this.upheavals++;
	}

	private int join(Source source, Observer reader) {
		this.edges++;
		Audience audience = Source.audience(source);
		if (audience instanceof Observers many) {
			return many.add(reader);
		}
		if (audience instanceof Observer only) {
			Observers many = new Observers(only);
			Source.audience(source, many);
			return many.add(reader);
		}
		Source.audience(source, reader);
		if (source instanceof Cell cell) {
			cell.observed();
		}
		return 0;
	}

	private void part(Source source, int slot) {
		this.edges--;
		if (Source.audience(source) instanceof Observers many && !many.remove(slot, source)) {
			return;
		}
		Source.audience(source, this.nobody);
		switch (source) {
			case Cell cell -> cell.unobserved();
			case Derived derived -> put(derived);
		}
	}

	/**
	 * Makes a memo hear from its sources, and those from theirs. One that something may
	 * have changed for while it was computed must be asked again.
	 */
	private void attach(Derived first) {
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
		for (int at = from; at < count && !observer.is(Observer.DETACHED); at++) {
			Source source = observer.sourceAt(at);
			if (source != null) {
				part(source, observer.slotAt(at));
			}
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
			for (int at = 0; at < derived.sourceCount(); at++) {
				Source source = derived.sourceAt(at);
				if (source != null) {
					part(source, derived.slotAt(at));
				}
			}
			derived.detached();
			edgesChanged();
		}
	}

	final void put(Observer next) {
		if (this.top == this.way.length) {
			this.way = Arrays.copyOf(this.way, this.top * 2);
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

	/** Does something of the user's when the edges are in order again. */
	final void later(Runnable action) {
		if (this.later == null) {
			this.later = new ArrayList<>();
			this.attention |= LATER;
		}
		this.later.add(action);
	}

	final void runLater() {
		if (this.later == null || this.running != null) {
			return;
		}
		Throwable failure = null;
		while (this.later != null) {
			List<Runnable> actions = this.later;
			this.later = null;
			this.attention &= ~LATER;
			for (Runnable action : actions) {
				try {
					action.run();
				}
				catch (RuntimeException | Error ex) {
					failure = Failures.combine(failure, ex);
				}
			}
		}
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
	}

}
