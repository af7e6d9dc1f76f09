package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a write of one cell leads to, as long as no edge of the graph comes or goes. */
final class Plan {

	/*
	 * A pull walks down from each effect, in the order of reading, and updates on its way
	 * back. Where the edges stay the same, so does the walk; it is written down here as a
	 * list. Running down the list is then the whole pull: a memo that is dirty is
	 * computed, one that is not is current.
	 *
	 * A memo on the list is needed for certain only as long as all that its reader read
	 * before it are unchanged; otherwise the reader runs, and may not read it any more.
	 * So a memo that comes out changed jumps to its reader, over what that reader read
	 * later. And where a reader may have become dirty from elsewhere before one of its
	 * sources is reached, a guard jumps likewise. What is jumped over is not left behind:
	 * either the reader reads it again, and so brings it up to date, or its edges change,
	 * and the plan is over.
	 *
	 * s <- a <- c <- effect list: a, b, c, effect s <- b <--' a, if changed, jumps to c,
	 * which reads b if it still does
	 */

	static final int LONGEST = 1 << 14;

	/** Computes the memo, or runs the effect, if it is dirty; else it is current. */
	static final int RUN = 0;

	/** As {@link #RUN}; where it jumps to is all that reads it. */
	static final int ONLY = 1;

	/** Jumps to the place of the memo if it is dirty. */
	static final int GUARD = 2;

	static final int KIND = 3;

	/** Above the kind: where to go from a memo that has changed, or from a guard. */
	static final int SHIFT = 2;

	final Cell cell;

	/** All that are marked: first those that read the cell itself. */
	final Observer[] marked;

	/** How many read the cell itself. */
	final int direct;

	Observer[] list = new Observer[16];

	/** Kinds and jumps. */
	int[] steps = new int[16];

	int size;

	// While the list is made: the way down, and of each on the way how far it is, its
	// place among what it adds to the list, and what is known of it.

	private final List<Observer> way = new ArrayList<>();

	private int[] places = new int[16];

	private int[] last = new int[16];

	private boolean[] mayBeDirty = new boolean[16];

	private Plan(Cell cell, List<Observer> marked, int direct) {
		this.cell = cell;
		this.marked = marked.toArray(new Observer[0]);
		this.direct = direct;
	}

	/** Makes the plan of a cell, or an empty one if it would be too long. */
	static Plan of(Cell cell) {
		List<Observer> marked = new ArrayList<>();
		mark(cell.audience, marked);
		int direct = marked.size();
		for (int at = 0; at < marked.size() && marked.size() <= LONGEST; at++) {
			if (marked.get(at) instanceof Derived derived) {
				mark(derived.audience, marked);
			}
		}
		boolean tooLong = marked.size() > LONGEST;
		Plan plan = new Plan(cell, tooLong ? List.of() : marked, tooLong ? 0 : direct);
		if (!tooLong) {
			List<Effect> effects = new ArrayList<>();
			for (Observer observer : marked) {
				if (observer instanceof Effect effect) {
					effects.add(effect);
				}
			}
			effects.sort(Comparator.comparingInt(Reaction::number));
			effects.forEach(plan::descend);
		}
		for (Observer observer : marked) {
			observer.state &= ~(Observer.AFFECTED | Observer.PLACED);
		}
		plan.trim();
		return plan;
	}

	private static void mark(Audience audience, List<Observer> marked) {
		if (audience instanceof Observer only) {
			markOne(only, marked);
		}
		else if (audience instanceof Observers many) {
			for (int at = 0; at < many.size; at++) {
				Observer observer = many.places[at];
				if (observer != null) {
					markOne(observer, marked);
				}
			}
		}
	}

	private static void markOne(Observer observer, List<Observer> marked) {
		if (!observer.is(Observer.AFFECTED)) {
			observer.state |= Observer.AFFECTED;
			marked.add(observer);
		}
	}

	private void trim() {
		this.list = Arrays.copyOf(this.list, this.size);
		this.steps = Arrays.copyOf(this.steps, this.size);
	}

	boolean isEmpty() {
		return this.marked.length == 0;
	}

	private void descend(Observer effect) {
		enter(effect);
		while (!this.way.isEmpty()) {
			int top = this.way.size() - 1;
			Observer observer = this.way.get(top);
			int at = this.places[top]++;
			Source source = observer.sourceAt(at);
			if (source == null) {
				place(observer, top);
			}
			else if (source == this.cell) {
				this.mayBeDirty[top] = true;
			}
			else if (source instanceof Derived derived && derived.is(Observer.AFFECTED)) {
				if (derived.is(Observer.PLACED)) {
					this.mayBeDirty[top] = true;
				}
				else {
					if (this.mayBeDirty[top]) {
						add(observer, GUARD, top);
					}
					enter(derived);
				}
			}
		}
	}

	private void enter(Observer observer) {
		int top = this.way.size();
		if (top == this.places.length) {
			this.places = Arrays.copyOf(this.places, top * 2);
			this.last = Arrays.copyOf(this.last, top * 2);
			this.mayBeDirty = Arrays.copyOf(this.mayBeDirty, top * 2);
		}
		observer.state |= Observer.PLACED;
		this.way.add(observer);
		this.places[top] = 0;
		this.last[top] = -1;
		this.mayBeDirty[top] = false;
	}

	/** All that the observer reads is on the list; now it is. */
	private void place(Observer observer, int top) {
		this.way.removeLast();
		int kind = (observer instanceof Derived derived && derived.audience instanceof Observer) ? ONLY : RUN;
		int last = this.last[top];
		while (last >= 0) {
			int before = (this.steps[last] >> SHIFT) - 1;
			this.steps[last] = (this.steps[last] & KIND) | (this.size << SHIFT);
			last = before;
		}
		add(observer, kind, top - 1);
	}

	/** Adds an entry that will jump to the observer on the way that is given. */
	private void add(Observer observer, int kind, int reader) {
		int place = this.size++;
		if (place == this.list.length) {
			this.list = Arrays.copyOf(this.list, place * 2);
			this.steps = Arrays.copyOf(this.steps, place * 2);
		}
		this.list[place] = observer;
		int jump = place + 1;
		if (reader >= 0) {
			// Until the place of the reader is known: the one before it that waits for
			// it.
			jump = this.last[reader] + 1;
			this.last[reader] = place;
		}
		this.steps[place] = kind | (jump << SHIFT);
	}

}
