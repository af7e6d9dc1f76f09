package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.graph.Failures;

/**
 * The watchers that may have to run, until somebody drains them; not for concurrent use.
 */
public final class WatchQueue {

	private static final Comparator<Watcher> OUTER_FIRST = Comparator.<Watcher>comparingInt((watcher) -> watcher.rank)
		.thenComparingInt((watcher) -> watcher.age());

	private List<Watcher> waiting = new ArrayList<>();

	void add(Watcher watcher) {
		this.waiting.add(watcher);
	}

	/**
	 * Returns whether no watcher waits.
	 * @return whether there is nothing to drain
	 */
	public boolean isEmpty() {
		return this.waiting.isEmpty();
	}

	/**
	 * Runs the waiting watchers whose sources did change, by rank and then in the order
	 * in which they were made, so that a watcher runs before those inside what it shows,
	 * and may dispose them. Those that are marked meanwhile wait for the next drain.
	 * @param failed hears what a watcher threw that no handler of its scopes takes; the
	 * others run all the same
	 */
	public void drain(Consumer<Throwable> failed) {
		List<Watcher> round = this.waiting;
		this.waiting = new ArrayList<>();
		round.sort(OUTER_FIRST);
		for (Watcher watcher : round) {
			if (!watcher.isDisposed()) {
				Throwable failure = Scope.untaken(watcher.outer, Failures.thrownBy(watcher::rerun));
				failure = Failures.combine(failure, Failures.thrownBy(watcher.session()::flush));
				if (failure != null) {
					failed.accept(failure);
				}
			}
		}
	}

}
