package dev.lattice.benchmarks.signal.alien;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import static dev.lattice.benchmarks.signal.alien.Node.DIRTY;
import static dev.lattice.benchmarks.signal.alien.Node.MUTABLE;
import static dev.lattice.benchmarks.signal.alien.Node.PENDING;
import static dev.lattice.benchmarks.signal.alien.Node.RECURSED;
import static dev.lattice.benchmarks.signal.alien.Node.RUNNING;
import static dev.lattice.benchmarks.signal.alien.Node.WATCHING;

/**
 * The push-pull algorithm of alien-signals 3.2.1 (MIT), written anew in Java: a write
 * colours what hangs on it PENDING, a read climbs from there to the changed source and
 * computes on the way back only what has to be. Links are kept in the order of the reads
 * and used again.
 * <p>
 * The differences from the original: values are compared with {@code equals}, an effect
 * returns no cleanup, there is no trigger, and both walks keep their place in an array in
 * place of a list of cells, which is level on small graphs, faster on deep ones, and
 * leaves no garbage.
 */
final class Propagation {

	/** What runs now. */
	static @Nullable Observer active;

	/** Counts runs, to tell a second read in the same run. */
	static int runs;

	/** How many effects are running, one inside the other. */
	static int effectDepth;

	private static @Nullable Link[] places = new @Nullable Link[64];

	private static int top;

	private Propagation() {
	}

	/** Notes that the observer has read the source. */
	static void link(Node source, Observer observer, int run) {
		Link previous = observer.lastSource;
		if (previous != null && previous.source == source) {
			return;
		}
		Link next = (previous != null) ? previous.nextSource : observer.firstSource;
		if (next != null && next.source == source) {
			next.run = run;
			observer.lastSource = next;
			return;
		}
		Link beside = source.lastObserver;
		if (beside != null && beside.run == run && beside.observer == observer) {
			return;
		}
		insert(new Link(source, observer, run), previous, next, beside);
	}

	private static void insert(Link link, @Nullable Link previous, @Nullable Link next, @Nullable Link beside) {
		link.previousSource = previous;
		link.nextSource = next;
		link.previousObserver = beside;
		link.observer.lastSource = link;
		link.source.lastObserver = link;
		if (next != null) {
			next.previousSource = link;
		}
		if (previous != null) {
			previous.nextSource = link;
		}
		else {
			link.observer.firstSource = link;
		}
		if (beside != null) {
			beside.nextObserver = link;
		}
		else {
			link.source.firstObserver = link;
		}
	}

	/** Cuts a link and returns the observer's next. */
	static @Nullable Link unlink(Link link) {
		Node source = link.source;
		Observer observer = link.observer;
		Link previous = link.previousSource;
		Link next = link.nextSource;
		if (next != null) {
			next.previousSource = previous;
		}
		else {
			observer.lastSource = previous;
		}
		if (previous != null) {
			previous.nextSource = next;
		}
		else {
			observer.firstSource = next;
		}
		Link before = link.previousObserver;
		Link after = link.nextObserver;
		if (after != null) {
			after.previousObserver = before;
		}
		else {
			source.lastObserver = before;
		}
		if (before != null) {
			before.nextObserver = after;
		}
		else {
			source.firstObserver = after;
			if (after == null) {
				source.unwatched();
			}
		}
		return next;
	}

	/** Colours everything behind a link and its later neighbours, and queues effects. */
	static void propagate(Link first, boolean insideEffect) {
		Link link = first;
		Link next = first.nextObserver;
		int bottom = top;
		while (true) {
			Observer observer = link.observer;
			int seen = colour(observer, link, insideEffect);
			if ((seen & WATCHING) != 0) {
				EffectQueue.add((AlienEffect) observer);
			}
			Link below = ((seen & MUTABLE) != 0) ? observer.firstObserver : null;
			if (below != null) {
				link = below;
				if (below.nextObserver != null) {
					push(next);
					next = below.nextObserver;
				}
				continue;
			}
			while (next == null && top > bottom) {
				next = places[--top];
			}
			if (next == null) {
				return;
			}
			link = next;
			next = link.nextObserver;
		}
	}

	/** Marks an observer and returns its flags, or 0 when nothing follows from it. */
	private static int colour(Observer observer, Link link, boolean insideEffect) {
		int flags = observer.flags;
		if ((flags & (RUNNING | RECURSED | DIRTY | PENDING)) == 0) {
			observer.flags = flags | (insideEffect ? PENDING | RECURSED : PENDING);
			return flags;
		}
		if ((flags & (RUNNING | RECURSED)) == 0) {
			return 0;
		}
		if ((flags & RUNNING) == 0) {
			observer.flags = (flags & ~RECURSED) | PENDING;
			return flags;
		}
		if ((flags & (DIRTY | PENDING)) == 0 && readInThisRun(link, observer)) {
			observer.flags = flags | RECURSED | PENDING;
			return flags & MUTABLE;
		}
		return 0;
	}

	private static boolean readInThisRun(Link wanted, Observer observer) {
		Link link = observer.lastSource;
		while (link != null && link != wanted) {
			link = link.previousSource;
		}
		return link != null;
	}

	/**
	 * Says whether a pending observer must run: climbs to its changed sources and brings
	 * those between up to date.
	 */
	static boolean check(Observer asked) {
		int bottom = top;
		try {
			return climb(firstSource(asked), asked, bottom);
		}
		finally {
			top = bottom;
		}
	}

	private static boolean climb(Link first, Observer asked, int bottom) {
		Link link = first;
		Observer observer = asked;
		boolean dirty = false;
		while (true) {
			Node source = link.source;
			int flags = source.flags;
			if ((observer.flags & DIRTY) != 0) {
				dirty = true;
			}
			else if ((flags & (MUTABLE | DIRTY)) == (MUTABLE | DIRTY)) {
				dirty = updateAndTell(source);
			}
			else if ((flags & (MUTABLE | PENDING)) == (MUTABLE | PENDING)) {
				push(link);
				observer = (Observer) source;
				link = firstSource(observer);
				continue;
			}
			Link next = dirty ? null : link.nextSource;
			while (next == null && top > bottom) {
				link = popped();
				if (dirty) {
					dirty = updateAndTell(observer);
				}
				else {
					observer.flags &= ~PENDING;
				}
				observer = link.observer;
				next = dirty ? null : link.nextSource;
			}
			if (next == null) {
				return dirty && observer.flags != 0;
			}
			link = next;
		}
	}

	/** Brings a node up to date; if it changed, its pending observers must run. */
	static boolean updateAndTell(Node node) {
		Link observers = node.firstObserver;
		if (!node.update()) {
			return false;
		}
		if (observers != null && observers.nextObserver != null) {
			tell(observers);
		}
		return true;
	}

	/** Makes the pending observers of a changed node dirty. */
	static void tell(Link first) {
		for (Link link = first; link != null; link = link.nextObserver) {
			Observer observer = link.observer;
			int flags = observer.flags;
			if ((flags & (PENDING | DIRTY)) == PENDING) {
				observer.flags = flags | DIRTY;
				if ((flags & (WATCHING | RUNNING)) == WATCHING) {
					EffectQueue.add((AlienEffect) observer);
				}
			}
		}
	}

	private static void push(@Nullable Link link) {
		@Nullable Link[] stack = places;
		if (top == stack.length) {
			stack = Arrays.copyOf(stack, 2 * top);
			places = stack;
		}
		stack[top++] = link;
	}

	@SuppressWarnings("NullAway") // the climb pushes no null
	private static Link popped() {
		return places[--top];
	}

	@SuppressWarnings("NullAway") // what is pending has a source that made it so
	private static Link firstSource(Observer observer) {
		return observer.firstSource;
	}

}
