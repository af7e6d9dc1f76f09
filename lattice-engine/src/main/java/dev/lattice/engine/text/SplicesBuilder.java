package dev.lattice.engine.text;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Puts a change together, from the start of the text on. */
public final class SplicesBuilder {

	private int[] counts = new int[4];

	private @Nullable String[] texts = new String[4];

	private int steps;

	/** How many units are skipped, inserted and deleted; below 0: too many. */
	private int length;

	/**
	 * Leaves units as they are.
	 * @param count how many, at least 0
	 * @return this
	 */
	public SplicesBuilder skip(int count) {
		add(count);
		if (last() > 0) {
			this.counts[this.steps - 1] += count;
		}
		else if (count > 0) {
			push(count, null);
		}
		return this;
	}

	/**
	 * Inserts a text.
	 * @param text the text
	 * @return this
	 */
	public SplicesBuilder insert(String text) {
		add(text.length());
		if (text.isEmpty()) {
			return this;
		}
		int deleted = last();
		int before = this.steps - ((deleted < 0) ? 2 : 1);
		String same = (before >= 0) ? this.texts[before] : null;
		if (same != null) {
			this.texts[before] = same + text;
		}
		else if (deleted < 0) {
			this.counts[this.steps - 1] = 0;
			this.texts[this.steps - 1] = text;
			push(deleted, null);
		}
		else {
			push(0, text);
		}
		return this;
	}

	/**
	 * Deletes units.
	 * @param count how many, at least 0
	 * @return this
	 */
	public SplicesBuilder delete(int count) {
		add(count);
		if (last() < 0) {
			this.counts[this.steps - 1] -= count;
		}
		else if (count > 0) {
			push(-count, null);
		}
		return this;
	}

	private void add(int count) {
		if (count < 0) {
			throw new IllegalArgumentException("A step of " + count + " units; expected at least 0");
		}
		this.length = (this.length < 0 || this.length > Integer.MAX_VALUE - count) ? -1 : this.length + count;
	}

	/** Whether there are more units than an int counts. */
	boolean isTooLong() {
		return this.length < 0;
	}

	private int last() {
		return (this.steps > 0) ? this.counts[this.steps - 1] : 0;
	}

	private void push(int count, @Nullable String text) {
		if (this.steps == this.counts.length) {
			this.counts = Arrays.copyOf(this.counts, this.steps * 2);
			this.texts = Arrays.copyOf(this.texts, this.steps * 2);
		}
		this.counts[this.steps] = count;
		this.texts[this.steps++] = text;
	}

	/**
	 * Returns the change.
	 * @return the change, whose last step is no skip
	 */
	public Splices build() {
		int count = (last() > 0) ? this.steps - 1 : this.steps;
		return (count == 0) ? Splices.NONE
				: new Splices(Arrays.copyOf(this.counts, count), Arrays.copyOf(this.texts, count));
	}

}
