package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

import dev.lattice.engine.html.Handler;
import dev.lattice.engine.html.View;
import dev.lattice.engine.html.ViewHole;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.WatchQueue;
import dev.lattice.engine.signal.Watcher;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what one page shows the same as what its holes say. Belongs to its session's
 * turns.
 * <p>
 * A view is taken apart into a template and sources; each source that changes is watched.
 * When watched values change, {@link #drain} says the differences as instructions; until
 * then nothing is computed.
 */
public final class Renderer {

	private final Scope scope;

	private final Templates templates;

	private final WatchQueue queue = new WatchQueue();

	private final LiveHole page;

	private final Map<Integer, Instance> handlers = new HashMap<>();

	private final TemplateNumbers numbers = new TemplateNumbers();

	/** What cleanups threw during the current drain. */
	private final List<Throwable> failures = new ArrayList<>();

	private int nextId = 1;

	private @Nullable PatchWriter out;

	/**
	 * Makes a renderer.
	 * @param scope owns everything that is rendered
	 * @param templates the shared table of templates
	 */
	public Renderer(Scope scope, Templates templates) {
		this.scope = scope;
		this.templates = templates;
		this.page = new LiveHole(this, 0, 0, scope, Surroundings.BODY);
	}

	/**
	 * Renders the view of the page, once.
	 * @param view the view
	 */
	public void mount(View view) {
		Instance instance = create(this.page, "page", view, new Made(ShapeBuilder.of(view), this.scope.child()));
		this.page.instances = List.of(instance);
		this.page.said = true;
		Walk.slots(instance, (inner, slot) -> {
			if (inner.template.kind(slot) == Wire.HOLE) {
				inner.hole(slot).said = true;
			}
		});
	}

	/**
	 * Returns whether {@link #drain} might have something to say.
	 * @return whether something was marked
	 */
	public boolean isDirty() {
		return !this.queue.isEmpty();
	}

	/**
	 * Says what has changed since the last time.
	 * @param writer takes the instructions
	 * @param failed hears what a hole threw; the hole keeps what it showed, the others go
	 * on
	 */
	public void drain(PatchWriter writer, Consumer<Throwable> failed) {
		this.out = writer;
		try {
			for (int round = 0; !this.queue.isEmpty(); round++) {
				if (round == 100) {
					throw new IllegalStateException(
							"The page did not come to rest in 100 rounds; a hole sets a signal that it, or another hole, reads");
				}
				this.queue.drain(failed);
			}
		}
		finally {
			this.out = null;
		}
		this.failures.forEach(failed);
		this.failures.clear();
	}

	/**
	 * Says the whole page, for a client that has nothing, or not the right thing.
	 * @param writer takes the instructions
	 */
	public void sayPage(PatchWriter writer) {
		this.numbers.forget();
		writer.clear(0);
		for (Instance instance : this.page.instances) {
			say(writer, this.page, instance, 0);
		}
	}

	/**
	 * Says values that the HTML cannot hold (I-37).
	 * @param writer takes the instructions
	 */
	public void sayUnpainted(PatchWriter writer) {
		Walk.instances(this.page, (hole, instance) -> sayValues(writer, instance,
				(slot) -> !instance.template.isPainted(slot) && isSet(instance.value(slot))));
	}

	/**
	 * Says every value that can change, for a client that has the HTML of another session
	 * with the same digest.
	 * @param writer takes the instructions
	 */
	public void sayChanging(PatchWriter writer) {
		Walk.instances(this.page, (hole, instance) -> sayValues(writer, instance, (slot) -> {
			int kind = instance.template.kind(slot);
			return Tokens.isDynamic(kind) && Tokens.hasValue(kind)
					&& (kind != Wire.STYLE_HOLE || isSet(instance.value(slot)));
		}));
	}

	private static void sayValues(PatchWriter writer, Instance instance, IntPredicate which) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			if (which.test(slot)) {
				writer.set(instance.id + slot, instance.value(slot));
			}
		}
	}

	private static boolean isSet(@Nullable Object value) {
		return value != null && !Boolean.FALSE.equals(value);
	}

	/**
	 * Returns the page as HTML with markers, and makes its templates known.
	 * @return the content of the body
	 */
	public String html() {
		return new HtmlWriter(this.numbers).page(this.page);
	}

	/**
	 * Returns the templates that the page uses, as JSON (P-41).
	 * @return an array of arrays
	 */
	public String templatesAsJson() {
		return this.numbers.toJson();
	}

	/**
	 * Returns the optional parts of the client that what is rendered needs (P-45).
	 * @return their names; grows
	 */
	public Set<String> needs() {
		return Collections.unmodifiableSet(this.numbers.needs());
	}

	/**
	 * Returns the digest of what never changes on the page (P-43).
	 * @return 16 hexadecimal digits
	 */
	public String digest() {
		return Digest.of(this.page);
	}

	/**
	 * Returns what listens at a slot.
	 * @param slot the slot's id
	 * @return the handler, or null if there is none (any more)
	 */
	public @Nullable Handler<?> handler(int slot) {
		Instance instance = this.handlers.get(slot);
		return (instance != null) ? (Handler<?>) instance.value(slot - instance.id) : null;
	}

	/**
	 * Returns whether a slot of this number has ever been.
	 * @param slot the slot's id
	 * @return whether it could have been valid
	 */
	public boolean wasGiven(int slot) {
		return slot > 0 && slot < this.nextId;
	}

	/**
	 * Notes that the browser's field has a value already, since it reported it.
	 * @param slot the slot of the handler that got the report
	 * @param property the property that has the value
	 * @param value the value
	 */
	public void reported(int slot, String property, Object value) {
		Instance instance = this.handlers.get(slot);
		if (instance != null) {
			int reported = instance.template.property(slot - instance.id, property);
			if (reported > 0) {
				instance.value(reported, value);
			}
		}
	}

	WatchQueue queue() {
		return this.queue;
	}

	@Nullable PatchWriter out() {
		return this.out;
	}

	/** Makes an instance for a hole, without saying it. */
	Instance create(LiveHole hole, Object key, @Nullable Object item, Made made) {
		Scope life = hole.scope.child();
		try {
			Template template = this.templates.intern(made.shape());
			Nesting.check(template, hole.surroundings);
			Instance instance = new Instance(this.nextId, hole.rank + 1, template, key, item, life, made.run(),
					hole.surroundings);
			this.nextId += template.slots() + 1;
			fillOrForget(instance, made.shape());
			return instance;
		}
		catch (RuntimeException | Error ex) {
			made.run().dispose();
			life.dispose();
			throw ex;
		}
	}

	private void fillOrForget(Instance instance, Shape shape) {
		try {
			instance.run.run(() -> fill(instance, shape));
		}
		catch (RuntimeException | Error ex) {
			forget(instance);
			throw ex;
		}
	}

	private void fill(Instance instance, Shape shape) {
		Template template = instance.template;
		for (int slot = 1; slot <= template.slots(); slot++) {
			Object source = shape.sources().get(slot - 1);
			switch (template.kind(slot)) {
				case Wire.ATTRIBUTE, Wire.TEXT -> instance.value(slot, source);
				case Wire.HANDLER -> {
					instance.value(slot, source);
					this.handlers.put(instance.id + slot, instance);
				}
				case Wire.HOLE -> hole(instance, slot).follow((ViewHole) source);
				default -> watch(instance, slot, source, false);
			}
		}
	}

	private LiveHole hole(Instance instance, int slot) {
		Surroundings surroundings = instance.surroundings.at(instance.template, slot);
		LiveHole hole = new LiveHole(this, instance.id + slot, instance.rank, instance.scope.child(), surroundings);
		instance.value(slot, hole);
		int valueSlot = surroundings.tag().equals("select") ? instance.template.selection(slot) : 0;
		if (valueSlot > 0) {
			hole.fills(instance, valueSlot);
		}
		return hole;
	}

	/**
	 * Gives an instance the sources of a view that came again with the same structure,
	 * and says what differs. If that fails, it follows the old ones.
	 */
	void refresh(Instance instance, Made made) {
		Scope old = instance.run;
		instance.run = made.run();
		try {
			made.run().run(() -> refill(instance, made.shape()));
		}
		catch (RuntimeException | Error ex) {
			instance.run = old;
			made.run().dispose();
			throw ex;
		}
		end(old);
	}

	private void refill(Instance instance, Shape shape) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			Object source = shape.sources().get(slot - 1);
			switch (instance.template.kind(slot)) {
				case Wire.ATTRIBUTE, Wire.TEXT -> change(instance, slot, source);
				case Wire.HANDLER -> instance.value(slot, source);
				case Wire.HOLE -> instance.hole(slot).follow((ViewHole) source);
				default -> watch(instance, slot, source, true);
			}
		}
	}

	private void watch(Instance instance, int slot, Object source, boolean known) {
		boolean[] shown = { known };
		new Watcher(this.queue, instance.rank, () -> {
			Object value = SlotValues.read(source);
			if (shown[0]) {
				change(instance, slot, value);
			}
			else {
				instance.value(slot, value);
				shown[0] = true;
			}
		});
	}

	private void change(Instance instance, int slot, @Nullable Object value) {
		if (!Objects.equals(instance.value(slot), value)) {
			instance.value(slot, value);
			if (this.out != null) {
				this.out.set(instance.id + slot, value);
			}
		}
	}

	/** Says an instance and all in it. */
	void say(PatchWriter writer, LiveHole hole, Instance instance, int before) {
		Template template = instance.template;
		int number = this.numbers.of(template, writer);
		writer.insert(hole.id, before, number, instance.id);
		for (int slot = 1; slot <= template.slots(); slot++) {
			if (Tokens.hasValue(template.kind(slot))) {
				writer.value(instance.value(slot));
			}
		}
		for (int slot = 1; slot <= template.slots(); slot++) {
			if (template.kind(slot) == Wire.HOLE) {
				LiveHole inner = instance.hole(slot);
				inner.said = true;
				for (Instance content : inner.instances) {
					say(writer, inner, content, 0);
				}
			}
		}
	}

	/** Ends an instance and all in it; nothing listens there any more. */
	void forget(Instance instance) {
		Walk.slots(instance, (inner, slot) -> {
			if (inner.template.kind(slot) == Wire.HANDLER) {
				this.handlers.remove(inner.id + slot);
			}
		});
		end(instance.run);
		end(instance.scope);
	}

	/**
	 * Ends a scope. What a cleanup throws must not stop the page from changing; it is
	 * told after the drain.
	 */
	private void end(Scope scope) {
		try {
			scope.dispose();
		}
		catch (RuntimeException | Error ex) {
			this.failures.add(ex);
		}
	}

	/**
	 * Ends everything that is rendered.
	 */
	public void dispose() {
		this.handlers.clear();
		this.scope.dispose();
	}

}
