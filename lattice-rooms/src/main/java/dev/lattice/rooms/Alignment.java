package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.collection.ListEdits;

/**
 * Which positions of a sequence, as somebody has seen it, are which positions of the
 * sequence as it is now. Both may then be changed together.
 */
final class Alignment {

	/*
	 * Runs of elements that are in both, in order. What is between two runs on the side
	 * of who has seen it is gone, on the other side it is not seen yet.
	 */

	private final List<Run> runs = new ArrayList<>();

	private int nowSize;

	private Alignment(int nowSize) {
		this.nowSize = nowSize;
	}

	/** Of somebody who has seen it as it was before some edits. */
	static Alignment of(int nowSize, ListEdits edits) {
		Alignment alignment = new Alignment(nowSize);
		int seen = 0;
		int now = 0;
		for (int i = 0; i < edits.count(); i++) {
			int same = edits.start(i) - now;
			alignment.addRun(seen, now, same);
			seen += same + edits.removed(i);
			now += same + edits.added(i);
		}
		alignment.addRun(seen, now, nowSize - now);
		return alignment;
	}

	private void addRun(int seen, int now, int length) {
		if (length > 0) {
			this.runs.add(new Run(seen, now, length));
			join(this.runs.size() - 1);
		}
	}

	int nowSize() {
		return this.nowSize;
	}

	/** Where the element at a position is now, or -1 if it is gone. */
	int find(int seen) {
		for (Run run : this.runs) {
			if (run.seen <= seen && seen < run.seen + run.length) {
				return run.now + seen - run.seen;
			}
		}
		return -1;
	}

	/** Where something that comes before a position belongs now. */
	int gap(int seen) {
		int at = 0;
		for (Run run : this.runs) {
			if (run.seen >= seen) {
				// Nothing that stays stands before it: what was not seen yet comes first.
				return (at == 0 && run.seen == seen) ? run.now : at;
			}
			at = run.now + Math.min(run.length, seen - run.seen);
		}
		return at;
	}

	/** Notes that elements came in on both sides. */
	void inserted(int seen, int now, int count) {
		int index = split(seen, now);
		for (int i = index; i < this.runs.size(); i++) {
			Run run = this.runs.get(i);
			this.runs.set(i, new Run(run.seen + count, run.now + count, run.length));
		}
		this.runs.add(index, new Run(seen, now, count));
		join(index + 1);
		join(index);
		this.nowSize += count;
	}

	/**
	 * Takes elements out on both sides.
	 * @return where those of them are that are not gone, the last ones first, so that
	 * they can be deleted one after the other
	 */
	List<Range> remove(int seen, int count) {
		List<Run> before = List.copyOf(this.runs);
		this.runs.clear();
		List<Range> ranges = new ArrayList<>();
		int end = seen + count;
		int gone = 0;
		for (Run run : before) {
			addRun(run.seen, run.now, Math.min(run.length, seen - run.seen));
			int from = Math.max(seen, run.seen);
			int overlap = Math.min(end, run.seen + run.length) - from;
			if (overlap > 0) {
				ranges.add(0, new Range(run.now + from - run.seen, overlap));
				gone += overlap;
			}
			int rest = Math.max(end, run.seen);
			addRun(rest - count, run.now + rest - run.seen - gone, run.seen + run.length - rest);
		}
		this.nowSize -= gone;
		return ranges;
	}

	/**
	 * Makes a run begin at a place if one goes over it; the index of the first that is
	 * not before it.
	 */
	private int split(int seen, int now) {
		int index = 0;
		while (index < this.runs.size()) {
			Run run = this.runs.get(index);
			if (run.seen >= seen && run.now >= now) {
				return index;
			}
			int before = seen - run.seen;
			if (before > 0 && before < run.length) {
				this.runs.set(index, new Run(run.seen, run.now, before));
				this.runs.add(index + 1, new Run(seen, run.now + before, run.length - before));
				return index + 1;
			}
			index++;
		}
		return index;
	}

	/** Joins a run with the one before it if nothing is between them. */
	private void join(int index) {
		if (index <= 0 || index >= this.runs.size()) {
			return;
		}
		Run before = this.runs.get(index - 1);
		Run run = this.runs.get(index);
		if (before.seen + before.length == run.seen && before.now + before.length == run.now) {
			this.runs.set(index - 1, new Run(before.seen, before.now, before.length + run.length));
			this.runs.remove(index);
		}
	}

	/**
	 * Elements side by side.
	 *
	 * @param now where the first one is
	 * @param count how many
	 */
	record Range(int now, int count) {
	}

	/**
	 * Elements side by side that are in both.
	 *
	 * @param seen where the first one was seen
	 * @param now where it is
	 * @param length how many
	 */
	private record Run(int seen, int now, int length) {
	}

}
