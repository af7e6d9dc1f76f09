package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.html.PortalView;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/** A template with values, as the page shows it (I-10). */
final class Instance {

	final int id;

	/** How many instances are around this one, itself included. */
	final int rank;

	final Template template;

	/** What the instance's place in a list is told by, and the item that it shows. */
	final @Nullable Object key;

	@Nullable Object item;

	/** Lives as long as the instance; owns its holes' instances. */
	final Scope scope;

	/** Lives until the instance's view comes again; owns what reads values. */
	Scope run;

	final Surroundings surroundings;

	/** Slots of handlers of earlier instances in this one's place that lead here. */
	final List<Integer> formerHandlers = new ArrayList<>(0);

	/**
	 * For each slot the value that the page has, or will have with the patch being
	 * written; a {@link LiveHole}; or a handler. Slot k is at k - 1.
	 */
	private final @Nullable Object[] values;

	Instance(int id, int rank, Template template, @Nullable Object key, @Nullable Object item, Scope scope, Scope run,
			Surroundings surroundings) {
		this.id = id;
		this.rank = rank;
		this.template = template;
		this.key = key;
		this.item = item;
		this.scope = scope;
		this.run = run;
		this.surroundings = surroundings;
		this.values = new @Nullable Object[template.slots()];
	}

	@Nullable Object value(int slot) {
		return this.values[slot - 1];
	}

	void value(int slot, @Nullable Object value) {
		this.values[slot - 1] = value;
	}

	/** What gives the slot its value: a text, a hole's source or a handler. */
	@Nullable Object source(int slot) {
		return (value(slot) instanceof LiveHole hole) ? hole.source() : value(slot);
	}

	/** The value of a slot as it travels. */
	@Nullable Object said(int slot) {
		return (source(slot) instanceof PortalView portal) ? portal.target() : value(slot);
	}

	LiveHole hole(int slot) {
		Object hole = this.values[slot - 1];
		if (!Tokens.isHole(this.template.kind(slot)) || hole == null) {
			throw new IllegalArgumentException("Slot " + slot + " of instance " + this.id + " is no hole");
		}
		return (LiveHole) hole;
	}

}
