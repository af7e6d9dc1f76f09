package dev.lattice.engine.text;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The latest changes of a text, by version: for those who implement {@link TextVersions}.
 * It keeps a bounded number of them. Used by one thread at a time.
 */
public final class SplicesHistory {

	private final Deque<Splices> changes = new ArrayDeque<>();

	private final int mostChanges;

	private final int mostUnits;

	private long version;

	private int units;

	/**
	 * Makes an empty history, of a text at version 0.
	 * @param mostChanges how many changes are kept at most, at least 1
	 * @param mostUnits how much text they may insert together, in UTF-16 units; at least
	 * 1
	 */
	public SplicesHistory(int mostChanges, int mostUnits) {
		if (mostChanges < 1 || mostUnits < 1) {
			throw new IllegalArgumentException("A history of " + mostChanges + " changes and " + mostUnits
					+ " units; expected at least 1 of each");
		}
		this.mostChanges = mostChanges;
		this.mostUnits = mostUnits;
	}

	/**
	 * Returns the version of the text.
	 * @return how many changes there were
	 */
	public long version() {
		return this.version;
	}

	/**
	 * Adds a change, and forgets the oldest ones that are too many.
	 * @param change the change, which makes the next version
	 */
	public void add(Splices change) {
		this.version++;
		this.changes.addLast(change);
		this.units += change.weight();
		while (this.changes.size() > this.mostChanges || (this.units > this.mostUnits && !this.changes.isEmpty())) {
			this.units -= this.changes.removeFirst().weight();
		}
	}

	/**
	 * Returns the changes between two versions as one.
	 * @param from the earlier version
	 * @param to the later one, not above the text's own
	 * @return the changes, or null if some of them are forgotten
	 */
	public @Nullable Splices between(long from, long to) {
		long first = this.version - this.changes.size();
		if (from < first || to > this.version) {
			return null;
		}
		Splices all = Splices.NONE;
		long at = first;
		for (Splices change : this.changes) {
			if (at >= to) {
				break;
			}
			if (at >= from) {
				all = all.then(change);
			}
			at++;
		}
		return all;
	}

}
