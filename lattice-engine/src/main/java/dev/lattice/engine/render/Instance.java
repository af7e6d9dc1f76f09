package dev.lattice.engine.render;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/** A template with values, as the page shows it (I-10). */
final class Instance {

	final int id;

	final Template template;

	/** What the instance's place in a list is told by, and the item that it shows. */
	final @Nullable Object key;

	@Nullable Object item;

	/** Where the instance stands. */
	final LiveHole hole;

	/**
	 * Lives as long as the instance; owns its holes' instances. Null until there is one.
	 */
	private @Nullable Scope scope;

	/**
	 * Lives until the instance's view comes again; owns what making it made, and what
	 * reads values. Null if there is neither.
	 */
	@Nullable Scope run;

	/** Where a {@link Reconciliation} has the instance; else 0. */
	int mark;

	/**
	 * For each slot the value that the page has, or will have with the patch being
	 * written; a {@link LiveHole}; or a handler. Slot k is at k - 1.
	 */
	private final @Nullable Object[] values;

	Instance(int id, Template template, @Nullable Object key, @Nullable Object item, LiveHole hole,
			@Nullable Scope run) {
		this.id = id;
		this.template = template;
		this.key = key;
		this.item = item;
		this.hole = hole;
		this.run = run;
		this.values = new @Nullable Object[template.slots()];
	}

	/** How many instances are around this one, itself included. */
	int rank() {
		return this.hole.rank + 1;
	}

	/** The scope of the holes, which is made when it is needed first. */
	Scope scope() {
		if (this.scope == null) {
			this.scope = this.hole.scope.child();
		}
		return this.scope;
	}

	/** The scope of what reads values, which is made when it is needed first. */
	Scope run() {
		if (this.run == null) {
			this.run = this.hole.scope.child();
		}
		return this.run;
	}

	/** What ends with the instance; null if there is nothing. */
	@Nullable Scope scopeIfAny() {
		return this.scope;
	}

	@Nullable Object value(int slot) {
		return this.values[slot - 1];
	}

	void value(int slot, @Nullable Object value) {
		this.values[slot - 1] = value;
	}

	LiveHole hole(int slot) {
		Object hole = this.values[slot - 1];
		if (this.template.kind(slot) != Wire.HOLE || hole == null) {
			throw new IllegalArgumentException("Slot " + slot + " of instance " + this.id + " is no hole");
		}
		return (LiveHole) hole;
	}

}
