package dev.lattice.engine.graph;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Records who reads what. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
abstract sealed class Tracking extends Edges permits Marking {

	/*
	 * While an observer runs, each of its reads is compared with what it read at this
	 * point of its last run. In a run like the last one every read is as expected: one
	 * comparison, nothing written but the cursor. Otherwise the source is looked for
	 * among those that come later, or entered; those that were not read again are dropped
	 * when the run ends.
	 */

	private static final @Nullable Object[] NOTHING = {};

	/**
	 * How far a source is looked for at both ends of what was read, and of what was not.
	 */
	static final int NEAR = 16;

	/** What the reader read next in its last run; null when it read no more. */
	@Nullable Object expected;

	/** What the reader read in its last run, if more than one. */
	private @Nullable Object[] script = NOTHING;

	/** How much the reader has read. */
	private int cursor;

	/** While this one is the innermost, reads are not recorded. */
	private @Nullable Observer pausedIn;

	/** The runs around the innermost one. */
	@Nullable Observer[] outerRunning = NOBODY;

	int[] outerCursor = NO_NUMBERS;

	/** How many runs are around the innermost one. */
	int depth;

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
		else {
			runLater();
		}
	}

	private void push(Observer outer) {
		int at = this.depth++;
		if (at == this.outerRunning.length) {
			int room = Math.max(FEW, at * 2);
			this.outerRunning = Arrays.copyOf(this.outerRunning, room);
			this.outerCursor = Arrays.copyOf(this.outerCursor, room);
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

	/**
	 * Returns whose reads are recorded.
	 * @return the innermost observer that runs, or null if it reads untracked
	 */
	public final @Nullable Observer reader() {
		return (this.running != this.pausedIn) ? this.running : null;
	}

	/**
	 * Records no reads of the innermost observer.
	 * @return what to give to {@link #resume}
	 */
	public final @Nullable Observer pause() {
		Observer outer = this.pausedIn;
		this.pausedIn = this.running;
		this.expected = null;
		return outer;
	}

	/**
	 * Records reads as before.
	 * @param outer what {@link #pause} returned
	 */
	public final void resume(@Nullable Observer outer) {
		this.pausedIn = outer;
		if (this.running != null) {
			expect(this.running);
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

	/** Says how a derived value that runs depends on itself. */
	final IllegalStateException circle(Derived derived) {
		StringBuilder path = new StringBuilder(derived.toString());
		int at = this.depth;
		for (Observer observer = this.running; observer != derived; observer = this.outerRunning[--at]) {
			if (observer instanceof Derived between) {
				path.insert(0, between + " -> ");
			}
		}
		return new IllegalStateException("The value of the " + derived + " depends on itself: " + derived + " -> "
				+ path + "; break the circle, or read one of them with untracked and keep its last value in a signal");
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
		if (reader == null || (this.attention == 0 && wasReadLately(reader, source))) {
			return;
		}
		this.self.checkThread(source, "read");
		this.self.resolvePending();
		if (wasReadLately(reader, source) || (reader instanceof Reaction && reader.is(Observer.DETACHED))) {
			return;
		}
		int at = this.cursor;
		if (reader.sources instanceof Sources many) {
			if (at == many.size || many.nodes[at] != source) {
				if (many.find(source, at - NEAR, at) >= 0 || many.find(source, 0, Math.min(NEAR, at - NEAR)) >= 0) {
					return;
				}
				int later = many.find(source, at + 1, at + 1 + NEAR);
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

}
