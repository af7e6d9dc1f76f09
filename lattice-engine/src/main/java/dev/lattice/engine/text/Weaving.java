package dev.lattice.engine.text;

import java.util.Objects;

import dev.lattice.engine.text.Splices.Place;
import org.jspecify.annotations.Nullable;

/** Goes through two changes side by side. */
final class Weaving {

	private Weaving() {
	}

	/** What one change and then the next one do. */
	static Splices then(Splices first, Splices next) {
		SplicesBuilder both = new SplicesBuilder();
		Reading made = new Reading(first);
		for (int step = 0; step < next.counts.length; step++) {
			String inserted = next.texts[step];
			if (inserted != null) {
				both.insert(inserted);
			}
			boolean deletes = next.counts[step] < 0;
			for (int left = Math.abs(next.counts[step]); left > 0;) {
				if (made.isDelete()) {
					both.delete(made.take(Integer.MAX_VALUE));
				}
				else if (made.isInsert()) {
					String text = made.takeText(left);
					left -= text.length();
					both.insert(deletes ? "" : text);
				}
				else {
					int taken = made.take(left);
					left -= taken;
					add(both, deletes, taken);
				}
			}
		}
		return made.rest(both);
	}

	/** What a change does after another one of the same text. */
	static Splices over(Splices own, Splices other, Place place) {
		SplicesBuilder over = new SplicesBuilder();
		Reading reading = new Reading(own);
		for (int step = 0; step < other.counts.length; step++) {
			String inserted = other.texts[step];
			if (inserted != null) {
				if (place == Place.BEFORE && reading.isInsert()) {
					over.insert(reading.takeText(Integer.MAX_VALUE));
				}
				over.skip(inserted.length());
			}
			boolean gone = other.counts[step] < 0;
			for (int left = Math.abs(other.counts[step]); left > 0;) {
				if (reading.isInsert()) {
					over.insert(reading.takeText(Integer.MAX_VALUE));
				}
				else {
					boolean deletes = reading.isDelete();
					int taken = reading.take(left);
					left -= taken;
					add(over, deletes, gone ? 0 : taken);
				}
			}
		}
		return reading.rest(over);
	}

	private static void add(SplicesBuilder to, boolean deletes, int count) {
		if (deletes) {
			to.delete(count);
		}
		else {
			to.skip(count);
		}
	}

	/** Goes through steps bit by bit; behind the last one all is skipped. */
	private static final class Reading {

		private final Splices splices;

		private int step;

		/** How much of the step has been taken. */
		private int taken;

		Reading(Splices splices) {
			this.splices = splices;
		}

		private boolean isOver() {
			return this.step == this.splices.counts.length;
		}

		boolean isDelete() {
			return !isOver() && this.splices.counts[this.step] < 0;
		}

		boolean isInsert() {
			return text() != null;
		}

		private @Nullable String text() {
			return isOver() ? null : this.splices.texts[this.step];
		}

		/** Takes units that are skipped or deleted, at most so many. */
		int take(int most) {
			if (isOver()) {
				return most;
			}
			int all = Math.abs(this.splices.counts[this.step]);
			int count = Math.min(most, all - this.taken);
			advance(count, all);
			return count;
		}

		/** Takes what is inserted, at most so many units. */
		String takeText(int most) {
			String text = Objects.requireNonNull(text());
			int from = this.taken;
			int count = Math.min(most, text.length() - from);
			advance(count, text.length());
			return text.substring(from, from + count);
		}

		private void advance(int count, int all) {
			this.taken += count;
			if (this.taken == all) {
				this.step++;
				this.taken = 0;
			}
		}

		/** Takes all that is left, and ends what is made with it. */
		Splices rest(SplicesBuilder to) {
			while (!isOver()) {
				if (isInsert()) {
					to.insert(takeText(Integer.MAX_VALUE));
				}
				else {
					boolean deletes = isDelete();
					add(to, deletes, take(Integer.MAX_VALUE));
				}
			}
			return to.build();
		}

	}

}
