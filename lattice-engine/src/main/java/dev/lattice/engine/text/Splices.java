package dev.lattice.engine.text;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A change of a text: what is skipped, inserted and deleted, from its start on; all
 * behind the last step stays. Counted in UTF-16 units. Immutable; two that do the same
 * step by step are equal.
 * <p>
 * Two changes of one text can be carried out one after the other, in either order, with
 * the same result (<a href="https://doi.org/10.1145/215585.215706">Nichols et al., UIST
 * 1995</a>; the property is known as TP1): for any {@code a} and {@code b},
 * {@code a.then(b.over(a, BEHIND))} and {@code b.then(a.over(b, BEFORE))} make the same
 * text.
 */
public final class Splices {

	/*
	 * Steps are kept in one form: none is empty, no two of a kind follow each other, what
	 * is inserted stands in front of what is deleted at the same place, and the last one
	 * is no skip. A step is a count, above 0 to skip and below to delete, or a text.
	 */

	/** Changes nothing. */
	public static final Splices NONE = new Splices(new int[0], new String[0]);

	final int[] counts;

	/** At each step what is inserted, or null. */
	final @Nullable String[] texts;

	Splices(int[] counts, @Nullable String[] texts) {
		this.counts = counts;
		this.texts = texts;
	}

	/** Which of two insertions at the same place, made at the same time, stands first. */
	public enum Place {

		/** Those of the change that goes over the other. */
		BEFORE,

		/** Those of the other. */
		BEHIND

	}

	/** Hears the steps of a change, in order. */
	public interface Steps {

		/**
		 * Units stay as they are.
		 * @param count how many, at least 1
		 */
		void skip(int count);

		/**
		 * A text is inserted.
		 * @param text the text, not empty
		 */
		void insert(String text);

		/**
		 * Units are deleted.
		 * @param count how many, at least 1
		 */
		void delete(int count);

	}

	/**
	 * Makes the change that replaces a part of a text.
	 * @param start where the part begins, at least 0
	 * @param deleted how many units it has, at least 0
	 * @param inserted what stands there then
	 * @return the change
	 */
	public static Splices of(int start, int deleted, String inserted) {
		return new SplicesBuilder().skip(start).insert(inserted).delete(deleted).build();
	}

	/**
	 * Makes the single replacement by which a user has made one text of another. Where it
	 * may have happened at several places, as when a letter is typed within a run of the
	 * same, it happened at the caret. No surrogate pair is split.
	 * @param before the text before
	 * @param after the text after
	 * @param caret where the caret stands then
	 * @return the change
	 */
	public static Splices typed(String before, String after, int caret) {
		return TextDifference.typed(before, after, caret);
	}

	/**
	 * Makes a short change that makes one text of another; no surrogate pair is split.
	 * Texts that differ in more than {@value TextDifference#MOST} characters have one
	 * replacement from the first difference to the last.
	 * @param before the one
	 * @param after the other
	 * @return the change
	 */
	public static Splices between(String before, String after) {
		return TextDifference.between(before, after);
	}

	/**
	 * Reads a change: {@code =n} skips, {@code -n} deletes, {@code +n:text} inserts a
	 * text of {@code n} units.
	 * @param splices the steps, one behind the other
	 * @return the change
	 * @throws IllegalArgumentException if it is none
	 */
	public static Splices parse(String splices) {
		SplicesBuilder builder = new SplicesBuilder();
		int at = 0;
		while (at < splices.length()) {
			char kind = splices.charAt(at++);
			int count = 0;
			int digits = at;
			while (at < splices.length() && splices.charAt(at) >= '0' && splices.charAt(at) <= '9' && at - digits < 9) {
				count = count * 10 + splices.charAt(at++) - '0';
			}
			if (count == 0 || (kind == '+' && count >= splices.length() - at)
					|| (kind == '+' && splices.charAt(at) != ':')) {
				throw malformed(splices, at);
			}
			switch (kind) {
				case '=' -> builder.skip(count);
				case '-' -> builder.delete(count);
				case '+' -> {
					builder.insert(splices.substring(at + 1, at + 1 + count));
					at += 1 + count;
				}
				default -> throw malformed(splices, at);
			}
			if (builder.isTooLong()) {
				throw malformed(splices, at);
			}
		}
		return builder.build();
	}

	private static IllegalArgumentException malformed(String splices, int at) {
		return new IllegalArgumentException("Splices of " + splices.length() + " characters are malformed near " + at
				+ "; expected steps =n, -n and +n:text");
	}

	/**
	 * Returns whether nothing changes.
	 * @return whether there is no step
	 */
	public boolean isNone() {
		return this.counts.length == 0;
	}

	/**
	 * Returns how long a text must be to be changed.
	 * @return how many units are skipped or deleted
	 */
	public int reads() {
		int reads = 0;
		for (int count : this.counts) {
			reads += Math.abs(count);
		}
		return reads;
	}

	/**
	 * Returns by how much a text becomes longer.
	 * @return the number of units, below 0 if it becomes shorter
	 */
	public int growth() {
		int growth = 0;
		for (int step = 0; step < this.counts.length; step++) {
			growth += length(step) + Math.min(0, this.counts[step]);
		}
		return growth;
	}

	/**
	 * Returns how much changes.
	 * @return the number of units that are inserted and deleted
	 */
	public int size() {
		int size = 0;
		for (int step = 0; step < this.counts.length; step++) {
			size += length(step) - Math.min(0, this.counts[step]);
		}
		return size;
	}

	/**
	 * Returns how much memory the change needs, roughly.
	 * @return the number of its steps and of the units that it inserts
	 */
	public int weight() {
		int weight = this.counts.length;
		for (int step = 0; step < this.counts.length; step++) {
			weight += length(step);
		}
		return weight;
	}

	private int length(int step) {
		String text = this.texts[step];
		return (text != null) ? text.length() : 0;
	}

	/**
	 * Tells the steps.
	 * @param steps hears them, in order
	 */
	public void forEach(Steps steps) {
		for (int step = 0; step < this.counts.length; step++) {
			String text = this.texts[step];
			if (text != null) {
				steps.insert(text);
			}
			else if (this.counts[step] > 0) {
				steps.skip(this.counts[step]);
			}
			else {
				steps.delete(-this.counts[step]);
			}
		}
	}

	/**
	 * Returns whether a text can be changed so: it is long enough, no surrogate pair is
	 * split, and none is inserted in part.
	 * @param text the text
	 * @return whether {@link #applyTo} does it
	 */
	public boolean fits(String text) {
		if (reads() > text.length()) {
			return false;
		}
		int at = 0;
		for (int step = 0; step < this.counts.length; step++) {
			String inserted = this.texts[step];
			if (splits(text, at) || (inserted != null && !isWhole(inserted))) {
				return false;
			}
			at += Math.abs(this.counts[step]);
		}
		return !splits(text, at);
	}

	/** Whether a place is in the middle of a surrogate pair. */
	static boolean splits(CharSequence text, int place) {
		return place > 0 && place < text.length() && Character.isHighSurrogate(text.charAt(place - 1))
				&& Character.isLowSurrogate(text.charAt(place));
	}

	private static boolean isWhole(String text) {
		for (int at = 0; at < text.length(); at++) {
			if (Character.isSurrogate(text.charAt(at)) && !splits(text, ++at)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Changes a text.
	 * @param text the text
	 * @return what it becomes
	 * @throws IllegalArgumentException if the text is too short
	 */
	public String applyTo(String text) {
		if (reads() > text.length()) {
			throw new IllegalArgumentException("A text of " + text.length() + " units is too short for a change of its"
					+ " first " + reads() + "; the change was made of another text");
		}
		StringBuilder changed = new StringBuilder(text.length() + Math.max(0, growth()));
		int at = 0;
		for (int step = 0; step < this.counts.length; step++) {
			String inserted = this.texts[step];
			int count = this.counts[step];
			if (inserted != null) {
				changed.append(inserted);
			}
			else if (count > 0) {
				changed.append(text, at, at + count);
			}
			at += Math.abs(count);
		}
		return changed.append(text, at, text.length()).toString();
	}

	/**
	 * Returns where a place of the text, such as a caret, is after the change: what is
	 * inserted there stands behind it.
	 * @param place the place, at least 0
	 * @return where it is then
	 */
	public int move(int place) {
		int before = 0;
		int moved = place;
		for (int step = 0; step < this.counts.length && before <= place; step++) {
			int count = this.counts[step];
			if (before < place) {
				moved += length(step) + Math.max(count, -(place - before)) - Math.max(count, 0);
			}
			before += Math.abs(count);
		}
		return moved;
	}

	/**
	 * Returns where a place of the text is after the change if it stays in front of what
	 * stands to its right: what is inserted there stands before it.
	 * @param place the place, at least 0
	 * @return where it is then
	 */
	public int carry(int place) {
		int before = 0;
		int moved = place;
		for (int step = 0; step < this.counts.length && before <= place; step++) {
			int count = this.counts[step];
			moved += length(step) - Math.min(Math.max(-count, 0), place - before);
			before += Math.abs(count);
		}
		return moved;
	}

	/**
	 * Returns what this change and then another one do.
	 * @param next the other, of the text that this one makes
	 * @return both as one
	 */
	public Splices then(Splices next) {
		if (isNone() || next.isNone()) {
			return isNone() ? next : this;
		}
		return Weaving.then(this, next);
	}

	/**
	 * Returns what does the same to a text that another change has changed meanwhile.
	 * @param other the other change, of the same text
	 * @param place where this one's insertions stand if the other inserts at the same
	 * place
	 * @return the change to be carried out after the other
	 */
	public Splices over(Splices other, Place place) {
		if (isNone() || other.isNone()) {
			return this;
		}
		return Weaving.over(this, other, place);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Splices that && Arrays.equals(this.counts, that.counts)
				&& Arrays.equals(this.texts, that.texts);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(this.counts) + Arrays.hashCode(this.texts);
	}

	/** Returns the steps as {@link #parse} reads them. */
	@Override
	public String toString() {
		StringBuilder steps = new StringBuilder();
		for (int step = 0; step < this.counts.length; step++) {
			String text = this.texts[step];
			int count = this.counts[step];
			if (text != null) {
				steps.append('+').append(text.length()).append(':').append(text);
			}
			else {
				steps.append((count > 0) ? '=' : '-').append(Math.abs(count));
			}
		}
		return steps.toString();
	}

}
