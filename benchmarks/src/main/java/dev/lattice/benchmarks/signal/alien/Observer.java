package dev.lattice.benchmarks.signal.alien;

import org.jspecify.annotations.Nullable;

/** Something that reads nodes. */
abstract class Observer extends Node {

	@Nullable Link firstSource;

	/** While this runs, the link of what it read last; else the last link. */
	@Nullable Link lastSource;

	Observer(int flags) {
		super(flags);
	}

	/** Cuts the links that the last run did not use. */
	final void dropUnread() {
		Link last = this.lastSource;
		Link link = (last != null) ? last.nextSource : this.firstSource;
		while (link != null) {
			link = Propagation.unlink(link);
		}
	}

	final void dropSources() {
		Link link = this.lastSource;
		while (link != null) {
			Link previous = link.previousSource;
			Propagation.unlink(link);
			link = previous;
		}
	}

	/** Ends what the last run made, last made first. */
	final void endOwned() {
		Link link = this.lastSource;
		while (link != null) {
			Link previous = link.previousSource;
			if (link.source.owned()) {
				Propagation.unlink(link);
			}
			link = previous;
		}
	}

	/** Ends this: it reads nothing more, and its owner forgets it. */
	final void end() {
		this.flags = 0;
		dropSources();
		Link owner = this.firstObserver;
		if (owner != null) {
			Propagation.unlink(owner);
		}
	}

}
