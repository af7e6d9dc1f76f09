package dev.lattice.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Brings up to date what is about to be used: pull. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
abstract sealed class Propagation extends Marking permits Planning {

	/** So many computations may be nested; then the innermost is done first, outside. */
	static final int NESTED = 200;

	/** So many times may a computation be left for one that it needs. */
	private static final int DEEPEST = 5_000;

	/** What of a time has room in the state of a derived value. */
	private static final int STAMP = (1 << (32 - Observer.SHIFT)) - 1;

	/** Of each on the way, how far it is. */
	int[] places = NO_NUMBERS;

	/** The depth from which nested computations are counted. */
	private int base;

	/** The derived value that was nested too deep. */
	private @Nullable Derived tooDeep;

	/** The innermost derived value that is computed for the first time. */
	private @Nullable Derived first;

	/** What owned what was made when that was made. */
	private @Nullable Owner maker;

	/** Makes a derived value current. */
	final void refresh(Derived derived) {
		if ((derived.state & (Observer.DIRTY | Observer.RUNNING | Observer.DETACHED)) == Observer.DIRTY
				&& this.attention == 0 && this.running != null) {
			update(derived);
			return;
		}
		if (derived.is(Observer.RUNNING)) {
			// The reader depends on it all the same, and runs again when the circle is
			// broken.
			track(derived);
			throw circle(derived);
		}
		resolvePending();
		if (derived.is(Observer.DETACHED)) {
			refreshDetached(derived);
		}
		else if (check(derived)) {
			update(derived);
		}
		if (this.running == null) {
			this.self.flush();
		}
	}

	private void refreshDetached(Derived derived) {
		this.self.checkThread(derived, "computed");
		Derived outer = this.first;
		Owner outerMaker = this.maker;
		if (derived.sources instanceof Owner owner) {
			derived.sources = null;
			this.first = derived;
			this.maker = owner;
		}
		boolean live = isLive(reader()) && derived.sources == null;
		if (live) {
			derived.state &= ~Observer.DETACHED;
			this.observers++;
		}
		boolean current = false;
		try {
			if (check(derived)) {
				update(derived);
			}
			current = true;
		}
		finally {
			this.first = outer;
			this.maker = outerMaker;
			if (live && (!current || !isLive(reader()))) {
				detach(derived);
			}
		}
	}

	/**
	 * Returns what owned what was made when a derived value was made.
	 * @param derived the value, which runs
	 * @return the owner, if this is its first computation and there was one
	 */
	protected final @Nullable Owner makerOf(Derived derived) {
		return (this.first == derived) ? this.maker : null;
	}

	/**
	 * Returns whether an observer hears of changes.
	 * @param reader the observer, or null
	 * @return whether it is an effect, a watcher, or a memo that these read
	 */
	public static boolean isLive(@Nullable Observer reader) {
		return reader != null && !reader.is(Observer.DETACHED);
	}

	/**
	 * Asks the sources of an observer, in the order of reading, until one has changed,
	 * and theirs before them; updates those that are in the way.
	 * @return whether the observer must run
	 */
	final boolean check(Observer asked) {
		if ((asked.state & Observer.DIRTY) != 0) {
			return true;
		}
		if (isCurrent(asked)) {
			return false;
		}
		int bottom = this.top;
		try {
			return ask(asked, bottom);
		}
		finally {
			while (this.top > bottom) {
				this.way[--this.top] = null;
			}
		}
	}

	private boolean ask(Observer asked, int bottom) {
		Observer observer = asked;
		int at = 0;
		int again = 0;
		int marks = this.marks;
		boolean inCircle = false;
		while (true) {
			Derived below = null;
			Object sources = observer.sources;
			Sources many = (sources instanceof Sources list) ? list : null;
			int count = (many != null) ? many.size : (sources != null) ? 1 : 0;
			while (at < count && (observer.state & Observer.DIRTY) == 0) {
				Object source = (many != null) ? many.nodes[at] : sources;
				if (source instanceof Derived derived && (derived.state & Derived.UNSURE) != 0) {
					if (derived.is(Observer.RUNNING)) {
						// A circle: found by the computation that reads it.
						observer.state |= Observer.DIRTY;
					}
					else if (derived.is(Observer.DIRTY)) {
						update(derived);
					}
					else if (!isCurrent(derived)) {
						if (isInCircle(derived, bottom)) {
							inCircle = true;
						}
						else {
							below = derived;
							break;
						}
					}
				}
				if ((observer.state & Observer.DETACHED) != 0 && changedSince(source, observer.slot)) {
					observer.state |= Observer.DIRTY;
				}
				at++;
			}
			if (below != null) {
				keep(observer, at);
				observer = below;
				at = 0;
				continue;
			}
			boolean dirty = (observer.state & Observer.DIRTY) != 0;
			boolean settled = this.marks == marks;
			if (!dirty && !inCircle && settled) {
				setCurrent(observer);
			}
			if (this.top == bottom) {
				if (dirty || inCircle || settled) {
					return dirty;
				}
				// A computation has set something that was asked for before.
				if (++again == Graph.MAX_RERUNS) {
					return true;
				}
				resolvePending();
				marks = this.marks;
				at = 0;
				continue;
			}
			if (dirty) {
				update((Derived) observer);
			}
			Object source = observer;
			observer = take();
			at = this.places[this.top] + 1;
			if ((observer.state & Observer.DETACHED) != 0 && changedSince(source, observer.slot)) {
				observer.state |= Observer.DIRTY;
			}
		}
	}

	private boolean isCurrent(Observer observer) {
		return (observer.state & Observer.DETACHED) == 0 ? (observer.state & Observer.CHECK) == 0
				: observer.slot == this.clock;
	}

	private void setCurrent(Observer observer) {
		observer.state &= ~Observer.CHECK;
		if (observer.is(Observer.DETACHED)) {
			observer.slot = this.clock;
			this.clockSeen = true;
		}
	}

	private boolean changedSince(@Nullable Object source, int time) {
		if (source instanceof Derived derived) {
			// Of its time the lower bits are known: it was then, or earlier.
			return this.clock - ((this.clock - (derived.state >>> Observer.SHIFT)) & STAMP) > time;
		}
		return source instanceof Cell cell && cell.stamp > time;
	}

	/** Finds a circle by where it must lead: a way without end. Looks at it rarely. */
	private boolean isInCircle(Derived derived, int bottom) {
		int length = this.top - bottom;
		if (length < 1024 || Integer.bitCount(length) > 1) {
			return false;
		}
		for (int at = bottom; at < this.top; at++) {
			if (this.way[at] == derived) {
				return true;
			}
		}
		return false;
	}

	/** Whether a source of a detached derived value has changed since it was current. */
	final boolean hasChanged(Derived derived) {
		boolean changed = derived.is(Observer.DIRTY);
		for (int at = 0; at < derived.sourceCount() && !changed; at++) {
			changed = changedSince(derived.sourceAt(at), derived.slot);
		}
		return changed;
	}

	private void keep(Observer at, int place) {
		put(at);
		if (this.places.length < this.way.length) {
			this.places = Arrays.copyOf(this.places, this.way.length);
		}
		this.places[this.top - 1] = place;
	}

	// Compute

	/** Computes a derived value anew and, if it is another one, tells its observers. */
	final void update(Derived derived) {
		if (compute(derived)) {
			tell(derived);
		}
	}

	/*
	 * A computation that reads a memo which must be computed nests the second inside the
	 * first, on the thread's stack. A chain of many that nobody has read yet would
	 * overflow it. So the one that is nested too deep unwinds the others (they start
	 * again later) and is computed first. A computation may therefore be started twice.
	 */

	final boolean compute(Derived derived) {
		if (this.running instanceof Derived) {
			if (this.depth - this.base >= NESTED) {
				this.tooDeep = derived;
				this.attention |= UNWINDING;
				throw Unwind.NOW;
			}
			return derived.update();
		}
		int outer = this.base;
		this.base = this.depth;
		try {
			while (true) {
				try {
					return derived.update();
				}
				catch (Unwind unwind) {
					if (!computeDeepFirst()) {
						return derived
							.fail(new IllegalStateException("The " + derived + " needs more than " + DEEPEST * NESTED
									+ " computations, each inside the one before; does it make what it reads?"));
					}
				}
			}
		}
		finally {
			this.base = outer;
		}
	}

	/** Computes what was nested too deep; returns whether that has an end. */
	private boolean computeDeepFirst() {
		List<Derived> waiting = new ArrayList<>();
		Derived next = this.tooDeep;
		while (next != null) {
			this.tooDeep = null;
			this.attention &= ~UNWINDING;
			try {
				if (check(next) && next.update()) {
					tell(next);
				}
				next = waiting.isEmpty() ? null : waiting.removeLast();
			}
			catch (Unwind unwind) {
				waiting.add(next);
				next = (waiting.size() <= DEEPEST) ? this.tooDeep : null;
			}
		}
		this.tooDeep = null;
		this.attention &= ~UNWINDING;
		return waiting.isEmpty();
	}

}
