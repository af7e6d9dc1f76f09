package dev.lattice.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a write of one cell leads to, as long as no edge of the graph comes or goes. */
@SuppressWarnings("ReferenceEquality") // nodes are compared as such
public final class Plan {

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

	/** Whether some of them run when somebody else wants it. */
	final boolean watched;

	Observer[] list = new Observer[16];

	/** Kinds and jumps. */
	int[] steps = new int[16];

	int size;

	/** While the list is made: the way down from an effect. */
	private final List<Step> way = new ArrayList<>();

	private Plan(Cell cell, List<Observer> marked, int direct) {
		this.cell = cell;
		this.marked = marked.toArray(new Observer[0]);
		this.direct = direct;
		List<Reaction> effects = new ArrayList<>();
		boolean watched = false;
		for (Observer observer : marked) {
			if (observer instanceof Reaction reaction) {
				watched |= !reaction.isPlanned();
				if (reaction.isPlanned()) {
					effects.add(reaction);
				}
			}
		}
		this.watched = watched;
		effects.sort(Comparator.comparingInt(Reaction::number));
		effects.forEach(this::descend);
		this.list = Arrays.copyOf(this.list, this.size);
		this.steps = Arrays.copyOf(this.steps, this.size);
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
		Plan plan = new Plan(cell, (marked.size() <= LONGEST) ? marked : List.of(), direct);
		marked.forEach((observer) -> observer.state &= ~(Observer.AFFECTED | Observer.PLACED));
		return plan;
	}

	private static void mark(Audience audience, List<Observer> marked) {
		audience.forEach((observer) -> {
			if (!observer.is(Observer.AFFECTED)) {
				observer.state |= Observer.AFFECTED;
				marked.add(observer);
			}
		});
	}

	private void descend(Observer effect) {
		enter(effect);
		while (!this.way.isEmpty()) {
			Step step = this.way.getLast();
			Source source = step.observer.sourceAt(step.next++);
			if (source == null) {
				place(this.way.removeLast());
			}
			else if (source == this.cell) {
				step.mayBeDirty = true;
			}
			else if (source instanceof Derived derived && derived.is(Observer.AFFECTED)) {
				if (derived.is(Observer.PLACED)) {
					step.mayBeDirty = true;
				}
				else {
					if (step.mayBeDirty) {
						add(step.observer, GUARD, step);
					}
					enter(derived);
				}
			}
		}
	}

	private void enter(Observer observer) {
		observer.state |= Observer.PLACED;
		this.way.add(new Step(observer));
	}

	/** All that the observer reads is on the list; now it is. */
	private void place(Step step) {
		int waiting = step.last;
		while (waiting >= 0) {
			int before = (this.steps[waiting] >> SHIFT) - 1;
			this.steps[waiting] = (this.steps[waiting] & KIND) | (this.size << SHIFT);
			waiting = before;
		}
		boolean only = step.observer instanceof Derived derived && derived.audience instanceof Observer;
		add(step.observer, only ? ONLY : RUN, this.way.isEmpty() ? null : this.way.getLast());
	}

	/** Adds an entry that will jump to the reader that is given. */
	private void add(Observer observer, int kind, @Nullable Step reader) {
		int place = this.size++;
		if (place == this.list.length) {
			this.list = Arrays.copyOf(this.list, place * 2);
			this.steps = Arrays.copyOf(this.steps, place * 2);
		}
		this.list[place] = observer;
		int jump = place + 1;
		if (reader != null) {
			// Until the place of the reader is known: the one before it that waits for
			// it.
			jump = reader.last + 1;
			reader.last = place;
		}
		this.steps[place] = kind | (jump << SHIFT);
	}

	/** One on the way down. */
	private static final class Step {

		final Observer observer;

		/** The next of its sources. */
		int next;

		/** The last entry of the list that waits for its place; -1 for none. */
		int last = -1;

		/** Whether something before may have made it dirty. */
		boolean mayBeDirty;

		Step(Observer observer) {
			this.observer = observer;
		}

	}

}
