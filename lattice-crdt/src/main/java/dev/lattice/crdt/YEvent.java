package dev.lattice.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What one transaction changed in one type.
 * <p>
 * The changes are computed when they are first asked for, which has to be while an
 * observer runs: what is asked for later may have been collected. It belongs to the
 * thread of its document.
 */
public final class YEvent {

	private final Changed changed;

	private final YType currentTarget;

	private @Nullable List<Object> path;

	YEvent(Changed changed, YType currentTarget) {
		this.changed = changed;
		this.currentTarget = currentTarget;
	}

	/**
	 * Returns the type that changed.
	 * @return the type
	 */
	public YType target() {
		return this.changed.type();
	}

	/**
	 * Returns the type whose observer is called.
	 * @return the target, or a type around it
	 */
	public YType currentTarget() {
		return this.currentTarget;
	}

	/**
	 * Returns the transaction.
	 * @return the transaction
	 */
	public Transaction transaction() {
		return this.changed.transaction();
	}

	/**
	 * Returns the way from the observed type to the one that changed.
	 * @return a {@link String} for each key and a {@link Long} for each index; empty if
	 * the observed type changed itself
	 */
	public List<Object> path() {
		if (this.path == null) {
			Deque<Object> steps = new ArrayDeque<>();
			for (YType at = target(); at != this.currentTarget && at.item != Items.NONE;) {
				Slot slot = at.doc().store.items.slot(at.item);
				steps.addFirst((slot.key != null) ? slot.key : (Object) slot.type.positions().indexOf(at.item));
				at = slot.type;
			}
			this.path = List.copyOf(steps);
		}
		return this.path;
	}

	/**
	 * Returns how the sequence changed.
	 * @return the steps from its start on; empty if it did not change
	 */
	public List<Delta> delta() {
		return this.changed.delta();
	}

	/**
	 * Returns how entries or attributes changed.
	 * @return the changes by key; empty if none did
	 */
	public Map<String, KeyChange> keys() {
		return this.changed.keys();
	}

	YEvent seenFrom(YType type) {
		return new YEvent(this.changed, type);
	}

}
