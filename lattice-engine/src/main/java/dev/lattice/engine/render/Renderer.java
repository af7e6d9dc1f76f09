package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

import dev.lattice.engine.html.Handler;
import dev.lattice.engine.html.PortalView;
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

	private final Listeners listeners = new Listeners();

	private final TemplateNumbers numbers = new TemplateNumbers();

	/** What cleanups threw during the current drain. */
	private final List<Throwable> failures = new ArrayList<>();

	/** Whether the failure of an event handler is being told. */
	private boolean handling;

	private int nextId = 1;

	private @Nullable PatchWriter out;

	/** A page that is made and not yet shown. */
	private @Nullable Instance next;

	/** Whether the client does not know the page that is shown. */
	private boolean unsaid;

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
		prepare(view);
		show();
		this.unsaid = false;
		this.page.said = true;
		Walk.slots(this.page.instances.getFirst(), (inner, slot) -> {
			if (Tokens.isHole(inner.template.kind(slot))) {
				inner.hole(slot).said = true;
			}
		});
	}

	/**
	 * Renders the view of another page beside the one that is shown, which goes on.
	 * {@link #show} or {@link #abandon} follows.
	 * @param view the view
	 * @throws RuntimeException what a hole threw; nothing is left behind
	 */
	public void prepare(View view) {
		this.next = create(this.page, "page", view, new Made(ShapeBuilder.of(view), null));
	}

	/** Shows what was prepared in place of the page before, which ends. */
	public void show() {
		Instance shown = this.next;
		if (shown == null) {
			throw new IllegalStateException("No page was prepared that could be shown");
		}
		this.next = null;
		List<Instance> before = this.page.instances;
		this.page.instances = List.of(shown);
		this.unsaid = true;
		before.forEach(this::forget);
	}

	/** Ends what was prepared, if anything was; the page that is shown goes on. */
	public void abandon() {
		Instance abandoned = this.next;
		this.next = null;
		if (abandoned != null) {
			forget(abandoned);
		}
	}

	/**
	 * Returns whether {@link #drain} might have something to say.
	 * @return whether something was marked
	 */
	public boolean isDirty() {
		return this.unsaid || !this.queue.isEmpty();
	}

	/**
	 * Returns whether the client has yet to be told of the page that is shown, with
	 * {@link #sayShown}.
	 * @return whether it was shown since the last time that the page was said
	 */
	public boolean isUnsaid() {
		return this.unsaid;
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
		tellFailures(failed);
	}

	/**
	 * Tells what has failed without failing the page: cleanups, and what a boundary took.
	 * A drain does so at its end.
	 * @param failed hears what was thrown
	 */
	public void tellFailures(Consumer<Throwable> failed) {
		List<Throwable> told = List.copyOf(this.failures);
		this.failures.clear();
		told.forEach(failed);
	}

	/**
	 * Says the whole page, for a client that has nothing, or not the right thing.
	 * @param writer takes the instructions
	 */
	public void sayPage(PatchWriter writer) {
		recall();
		this.numbers.forget();
		sayShown(writer);
	}

	/**
	 * Says the page in place of the one before; the client keeps the templates that it
	 * knows.
	 * @param writer takes the instructions
	 */
	public void sayShown(PatchWriter writer) {
		this.unsaid = false;
		writer.clear(0);
		for (Instance instance : this.page.instances) {
			say(writer, this.page, instance, 0);
		}
	}

	/**
	 * Notes that the page has what the HTML holds, so that rows that are not to be kept
	 * can be forgotten. {@link #html} and {@link #digest} must not follow.
	 */
	public void painted() {
		Walk.instances(this.page, LiveHole::said);
	}

	private void recall() {
		Set<LiveHole> forgetting = new LinkedHashSet<>();
		Walk.instances(this.page, (hole, instance) -> {
			if (hole.isForgetting()) {
				forgetting.add(hole);
			}
		});
		for (LiveHole hole : forgetting) {
			try {
				hole.recall();
			}
			catch (RuntimeException | Error ex) {
				this.failures.add(ex);
			}
		}
	}

	/**
	 * Says values that the HTML cannot hold (I-37).
	 * @param writer takes the instructions
	 */
	public void sayUnpainted(PatchWriter writer) {
		Walk.instances(this.page, (hole, instance) -> sayValues(writer, instance, instance.template::isUnpainted));
	}

	/**
	 * Says every value that can change, for a client that has the HTML of another session
	 * with the same digest.
	 * @param writer takes the instructions
	 */
	public void sayChanging(PatchWriter writer) {
		Walk.instances(this.page,
				(hole, instance) -> sayValues(writer, instance, (slot) -> Tokens.isDynamic(instance.template.kind(slot))
						&& Tokens.hasValue(instance.template.kind(slot))));
	}

	private static void sayValues(PatchWriter writer, Instance instance, IntPredicate which) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			int kind = instance.template.kind(slot);
			Object value = instance.said(slot);
			if (which.test(slot) && !(kind == Wire.STYLE_HOLE && value == null)) {
				writer.set(instance.id + slot, value);
			}
		}
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

	/** Notes that what is being said needs an optional part of the client. */
	void need(String part) {
		this.numbers.need(part);
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
		return this.listeners.handler(slot);
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
		this.listeners.reported(slot, property, value);
	}

	/**
	 * Hears that an event handler has failed, for boundaries that take that.
	 * @param slot the slot of the handler
	 * @param failure what it threw
	 */
	public void handlerFailed(int slot, Throwable failure) {
		Instance instance = this.listeners.instance(slot);
		if (instance == null) {
			return;
		}
		this.handling = true;
		try {
			instance.hole.scope.fail(failure);
		}
		finally {
			this.handling = false;
		}
	}

	/** Whether the failure being told is that of an event handler. */
	boolean isHandling() {
		return this.handling;
	}

	void tell(Throwable failure) {
		this.failures.add(failure);
	}

	/** Does something whose failure a boundary takes, or is only told. */
	void attempt(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException | Error ex) {
			if (!Scope.current().fail(ex)) {
				tell(ex);
			}
		}
	}

	/** The number by which the client knows a template; says it if it is new. */
	int number(Template template, PatchWriter writer) {
		return this.numbers.of(template, writer);
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

	Listeners listeners() {
		return this.listeners;
	}

	WatchQueue queue() {
		return this.queue;
	}

	@Nullable PatchWriter out() {
		return this.out;
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
			if (instance.template.isFollowing()) {
				instance.run().run(() -> fill(instance, shape));
			}
			else {
				fill(instance, shape);
			}
		}
		catch (RuntimeException | Error ex) {
			forget(instance);
			throw ex;
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
	 * Gives an instance the sources of a view that came again with the same structure,
	 * and says what differs. If that fails, it follows the old ones.
	 */
	void refresh(Instance instance, Made made) {
		Scope old = instance.run;
		instance.run = made.run();
		try {
			if (instance.template.isFollowing()) {
				instance.run().run(() -> refill(instance, made.shape()));
			}
			else {
				refill(instance, made.shape());
			}
		}
		catch (RuntimeException | Error ex) {
			end(instance.run);
			instance.run = old;
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
				case Wire.PORTAL -> changePortal(instance, slot, (PortalView) source);
				default -> watch(instance, slot, source, true);
			}
		}
	}

	private void changePortal(Instance instance, int slot, PortalView portal) {
		Object before = instance.said(slot);
		instance.hole(slot).follow(portal);
		if (this.out != null && !portal.target().equals(before)) {
			this.out.set(instance.id + slot, portal.target());
		}
	}

	private void watch(Instance instance, int slot, Object source, boolean known) {
		boolean[] shown = { known };
		new Watcher(this.queue, instance.rank(), () -> {
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
		writer.insert(hole.id(), before, number, instance.id, template.slots());
		sayValues(writer, instance);
		hole.said(instance);
		for (int slot = 1; slot <= template.slots(); slot++) {
			if (Tokens.isHole(template.kind(slot))) {
				sayContent(writer, instance.hole(slot));
			}
		}
	}

	void sayValues(PatchWriter writer, Instance instance) {
		for (int slot = 1; slot <= instance.template.slots(); slot++) {
			if (Tokens.hasValue(instance.template.kind(slot))) {
				writer.value(instance.said(slot));
			}
		}
	}

	void sayContent(PatchWriter writer, LiveHole hole) {
		hole.said = true;
		for (Instance content : hole.instances) {
			say(writer, hole, content, 0);
		}
	}

	/** Ends an instance and all in it; nothing listens there any more. */
	void forget(Instance instance) {
		this.listeners.forget(instance);
		end(instance.run);
		end(instance.scopeIfAny());
	}

	/**
	 * Ends a scope. What a cleanup throws must not stop the page from changing; it is
	 * told after the drain.
	 */
	void end(@Nullable Scope scope) {
		try {
			if (scope != null) {
				scope.dispose();
			}
		}
		catch (RuntimeException | Error ex) {
			this.failures.add(ex);
		}
	}

	/**
	 * Ends everything that is rendered.
	 */
	public void dispose() {
		this.listeners.clear();
		this.scope.dispose();
	}

}
