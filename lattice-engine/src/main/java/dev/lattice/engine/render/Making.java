package dev.lattice.engine.render;

import java.util.Objects;

import dev.lattice.engine.html.ViewHole;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/** Makes the instances of a page, fills their slots, and ends them. */
final class Making {

	private final Templates templates;

	final Drain drain;

	final Saying saying;

	final Listeners listeners = new Listeners();

	/** Made with the first field that many edit: most pages have none. */
	private @Nullable FieldNumbers fields;

	/** The id of the next instance; those of its slots follow. */
	private int nextId = 1;

	Making(Templates templates, Drain drain, Saying saying) {
		this.templates = templates;
		this.drain = drain;
		this.saying = saying;
	}

	/** Whether an instance or a slot of this number has ever been. */
	boolean wasGiven(int id) {
		return id > 0 && id < this.nextId;
	}

	/** Makes an instance for a hole, without saying it. */
	Instance create(LiveHole hole, Object key, @Nullable Object item, Made made) {
		try {
			Template template = template(hole, made.shape());
			Instance instance = new Instance(this.nextId, template, key, item, hole, made.run());
			this.nextId += template.slots() + 1;
			fillOrForget(instance, made.shape());
			return instance;
		}
		catch (RuntimeException | Error ex) {
			made.end();
			throw ex;
		}
	}

	/**
	 * The template of a shape that may stand in a hole; mostly that of the row before.
	 */
	private Template template(LiveHole hole, Shape shape) {
		Template last = hole.template;
		if (last != null && last.matches(shape.tokens())) {
			return last;
		}
		Template template = this.templates.intern(shape);
		Nesting.check(template, hole.surroundings);
		hole.template = template;
		return template;
	}

	private void fillOrForget(Instance instance, Shape shape) {
		try {
			within(instance, () -> fill(instance, shape));
		}
		catch (RuntimeException | Error ex) {
			forget(instance);
			throw ex;
		}
	}

	/**
	 * Fills where watchers are owned by the instance; one that needs none gets no scope.
	 */
	private static void within(Instance instance, Runnable filling) {
		if (instance.template.isFollowing()) {
			instance.run().run(filling);
		}
		else {
			filling.run();
		}
	}

	private void fill(Instance instance, Shape shape) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			fill(instance, slot, shape.sources().get(slot - 1));
		}
	}

	/** Gives a slot its first value; the current scope owns what follows its source. */
	void fill(Instance instance, int slot, Object source) {
		switch (instance.template.kind(slot)) {
			case Wire.ATTRIBUTE, Wire.TEXT -> instance.value(slot, source);
			case Wire.HANDLER -> {
				instance.value(slot, source);
				this.listeners.add(instance, slot);
			}
			case Wire.HOLE, Wire.PORTAL -> hole(instance, slot).follow((ViewHole) source);
			default -> watch(instance, slot, source, false);
		}
	}

	private LiveHole hole(Instance instance, int slot) {
		Surroundings surroundings = (instance.template.kind(slot) == Wire.PORTAL) ? Surroundings.BODY
				: instance.hole.surroundings.at(instance.template, slot);
		LiveHole hole = new LiveHole(this, instance.id + slot, instance.rank(), instance.scope().child(), surroundings);
		instance.value(slot, hole);
		fills(hole, instance, slot);
		return hole;
	}

	/** Tells a hole that it holds options of a select whose value is bound, if so. */
	void fills(LiveHole hole, Instance instance, int slot) {
		int valueSlot = hole.surroundings.tag().equals("select") ? instance.template.selection(slot) : 0;
		if (valueSlot > 0) {
			hole.fills(instance, valueSlot);
		}
	}

	/**
	 * Compares an instance with a view of other structure that comes in its place.
	 * @return what goes on, or null if nothing does
	 */
	@Nullable Correspondence goOn(Instance instance, Made made) {
		Template template = this.templates.intern(made.shape());
		Correspondence found = Correspondence.of(instance, template, made.shape().sources());
		return found.isSome() ? found : null;
	}

	/** Makes an instance that stands in place of another one, without its values. */
	Instance successor(Instance old, Template template, @Nullable Scope run) {
		Nesting.check(template, old.hole.surroundings);
		Instance instance = new Instance(this.nextId, old, template, run);
		this.nextId += template.slots() + 1;
		return instance;
	}

	/**
	 * Gives an instance the sources of a view that came again with the same structure,
	 * and says what differs. If that fails, it follows the old ones.
	 */
	void refresh(Instance instance, Made made) {
		Scope old = instance.run;
		instance.run = made.run();
		try {
			within(instance, () -> refill(instance, made.shape()));
		}
		catch (RuntimeException | Error ex) {
			this.drain.end(instance.run);
			instance.run = old;
			throw ex;
		}
		this.drain.end(old);
	}

	private void refill(Instance instance, Shape shape) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			Object source = shape.sources().get(slot - 1);
			switch (instance.template.kind(slot)) {
				case Wire.ATTRIBUTE, Wire.TEXT -> change(instance, slot, source);
				case Wire.HANDLER -> instance.value(slot, source);
				case Wire.HOLE, Wire.PORTAL -> follow(instance, slot, (ViewHole) source);
				default -> watch(instance, slot, source, true);
			}
		}
	}

	/** Lets a hole follow another source, and says its target if that is another. */
	private void follow(Instance instance, int slot, ViewHole source) {
		Object before = instance.said(slot);
		instance.hole(slot).follow(source);
		sayTarget(instance, slot, before);
	}

	/** Says where a portal stands, unless it stood there before; of a hole, nothing. */
	void sayTarget(Instance instance, int slot, @Nullable Object before) {
		if (instance.template.kind(slot) == Wire.PORTAL && !Objects.equals(instance.said(slot), before)) {
			set(instance, slot, instance.said(slot));
		}
	}

	private void watch(Instance instance, int slot, Object source, boolean known) {
		if (source instanceof FieldText field) {
			watch(instance, slot, field, known);
			return;
		}
		this.drain.watch(instance.rank(), new Following(instance, slot, source, known));
	}

	/**
	 * Watches a text that many edit at once; what changes in it is said, not all of it.
	 */
	private void watch(Instance instance, int slot, FieldText field, boolean known) {
		field.follow(fields());
		boolean goesOn = known && instance.value(slot) instanceof FieldText before && before.goesOnAs(field);
		instance.value(slot, field);
		boolean[] shown = { !known };
		this.drain.watch(instance.rank(), () -> {
			field.read();
			if (shown[0]) {
				shown[0] = false;
				return;
			}
			String changes = (this.drain.out() != null) ? field.sayChanges() : null;
			if (changes != null) {
				set(instance, slot, changes);
			}
		});
		if (known && !goesOn) {
			set(instance, slot, field.sayWhole());
		}
	}

	private FieldNumbers fields() {
		if (this.fields == null) {
			this.fields = new FieldNumbers(() -> this.drain.out() != null);
		}
		return this.fields;
	}

	private void change(Instance instance, int slot, @Nullable Object value) {
		if (!Objects.equals(instance.value(slot), value)) {
			instance.value(slot, value);
			set(instance, slot, value);
		}
	}

	private void set(Instance instance, int slot, @Nullable Object value) {
		PatchWriter out = this.drain.out();
		if (out != null) {
			out.set(instance.id + slot, value);
		}
	}

	/** Ends an instance and all in it; nothing listens there any more. */
	void forget(Instance instance) {
		this.listeners.forget(instance);
		this.drain.end(instance.run);
		this.drain.end(instance.scopeIfAny());
	}

	/** Gives a slot the value of its source, and says it from the second time on. */
	private final class Following implements Runnable {

		private final Instance instance;

		private final int slot;

		private final Object source;

		/** Whether the page has a value, or will have it without a word. */
		private boolean known;

		Following(Instance instance, int slot, Object source, boolean known) {
			this.instance = instance;
			this.slot = slot;
			this.source = source;
			this.known = known;
		}

		@Override
		public void run() {
			Object value = SlotValues.read(this.source);
			if (this.known) {
				change(this.instance, this.slot, value);
			}
			else {
				this.instance.value(this.slot, value);
				this.known = true;
			}
		}

	}

}
