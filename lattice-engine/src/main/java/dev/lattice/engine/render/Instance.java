package dev.lattice.engine.render;

import java.util.List;

import dev.lattice.engine.html.EditedText;
import dev.lattice.engine.html.PortalView;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/** A template with values, as the page shows it (I-10). */
final class Instance {

	private static final @Nullable Object[] FORGOTTEN = {};

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

	/** Slots of handlers of earlier instances in this one's place that lead here. */
	List<Integer> formerHandlers = List.of();

	/**
	 * For each slot the value that the page has, or will have with the patch being
	 * written; a {@link LiveHole}; or a handler. Slot k is at k - 1.
	 */
	private @Nullable Object[] values;

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

	/** Makes one that takes the place of another and goes on with its scope. */
	Instance(int id, Instance old, Template template, @Nullable Scope run) {
		this(id, template, old.key, old.item, old.hole, run);
		this.scope = old.scope;
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

	/** Forgets all but the key, unless there is more to it than values. */
	void forget() {
		if (this.template.isConstant()) {
			this.values = FORGOTTEN;
			this.item = null;
		}
	}

	@Nullable Object value(int slot) {
		if (this.values.length == 0) {
			return null;
		}
		return this.values[slot - 1];
	}

	void value(int slot, @Nullable Object value) {
		if (this.values.length == 0) {
			this.values = new @Nullable Object[this.template.slots()];
		}
		this.values[slot - 1] = value;
	}

	/**
	 * The text that many edit at once in the field at whose element a slot is, if any.
	 */
	@Nullable FieldText field(int slot) {
		int property = this.template.property(slot, EditedText.PROPERTY);
		return (property > 0 && value(property) instanceof FieldText field) ? field : null;
	}

	/** What gives the slot its value: a text, a hole's source or a handler. */
	@Nullable Object source(int slot) {
		return (value(slot) instanceof LiveHole hole) ? hole.source() : value(slot);
	}

	/** The value of a slot as it travels, which is about to be said. */
	@Nullable Object said(int slot) {
		return switch (source(slot)) {
			case PortalView portal -> portal.target();
			case FieldText field -> field.sayWhole();
			case null, default -> value(slot);
		};
	}

	LiveHole hole(int slot) {
		Object hole = this.values[slot - 1];
		if (!Tokens.isHole(this.template.kind(slot)) || hole == null) {
			throw new IllegalArgumentException("Slot " + slot + " of instance " + this.id + " is no hole");
		}
		return (LiveHole) hole;
	}

}
