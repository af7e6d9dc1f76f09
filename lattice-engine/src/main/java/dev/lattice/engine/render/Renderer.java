package dev.lattice.engine.render;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.lattice.engine.html.Handler;
import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.signal.Scope;
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

	private final Drain drain = new Drain();

	private final Saying saying = new Saying();

	private final Making making;

	private final LiveHole page;

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
		this.making = new Making(templates, this.drain, this.saying);
		this.page = new LiveHole(this.making, 0, 0, scope, Surroundings.BODY);
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
		this.next = this.making.create(this.page, "page", null, new Made(ShapeBuilder.of(view), null));
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
		before.forEach(this.making::forget);
	}

	/** Ends what was prepared, if anything was; the page that is shown goes on. */
	public void abandon() {
		Instance abandoned = this.next;
		this.next = null;
		if (abandoned != null) {
			this.making.forget(abandoned);
		}
	}

	/**
	 * Returns whether {@link #drain} might have something to say.
	 * @return whether something was marked
	 */
	public boolean isDirty() {
		return this.unsaid || this.drain.isWaiting();
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
		this.drain.run(writer, failed);
	}

	/**
	 * Tells what has failed without failing the page: cleanups, and what a boundary took.
	 * A drain does so at its end.
	 * @param failed hears what was thrown
	 */
	public void tellFailures(Consumer<Throwable> failed) {
		this.drain.tellFailures(failed);
	}

	/**
	 * Says the whole page, for a client that has nothing, or not the right thing.
	 * @param writer takes the instructions
	 */
	public void sayPage(PatchWriter writer) {
		recall();
		this.saying.forgetTemplates();
		sayShown(writer);
	}

	/**
	 * Says the page in place of the one before; the client keeps the templates that it
	 * knows.
	 * @param writer takes the instructions
	 */
	public void sayShown(PatchWriter writer) {
		this.unsaid = false;
		this.saying.page(writer, this.page);
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
				this.drain.failed(ex);
			}
		}
	}

	/**
	 * Says values that the HTML cannot hold (I-37).
	 * @param writer takes the instructions
	 */
	public void sayUnpainted(PatchWriter writer) {
		this.saying.unpainted(writer, this.page);
	}

	/**
	 * Says every value that can change, for a client that has the HTML of another session
	 * with the same digest.
	 * @param writer takes the instructions
	 */
	public void sayChanging(PatchWriter writer) {
		this.saying.changing(writer, this.page);
	}

	/**
	 * Writes the page as HTML with markers, and makes its templates known.
	 * @param out takes the content of the body in parts of about 8,000 characters, more
	 * where one text is longer; a part is only valid while it is taken
	 */
	public void html(Consumer<CharSequence> out) {
		this.saying.html(this.page, out);
	}

	/**
	 * Returns the page as HTML with markers, and makes its templates known.
	 * @return the content of the body
	 */
	public String html() {
		StringBuilder html = new StringBuilder();
		html(html::append);
		return html.toString();
	}

	/**
	 * Returns the templates that the page uses, as JSON (P-41).
	 * @return an array of arrays
	 */
	public String templatesAsJson() {
		return this.saying.templatesAsJson();
	}

	/**
	 * Returns the optional parts of the client that what is rendered needs (P-45).
	 * @return their names, each once, as of now
	 */
	public List<String> needs() {
		return this.saying.needs();
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
		return this.making.listeners.handler(slot);
	}

	/**
	 * Returns whether a slot of this number has ever been.
	 * @param slot the slot's id
	 * @return whether it could have been valid
	 */
	public boolean wasGiven(int slot) {
		return this.making.wasGiven(slot);
	}

	/**
	 * Returns whether the page lets its user make an event: whether the control is not
	 * disabled, the value is one of its options and not too long (P-95).
	 * @param slot the slot of the handler
	 * @param event what the browser says of the event
	 * @return whether a browser could have sent it
	 */
	public boolean offers(int slot, @Nullable Object event) {
		return this.making.listeners.offers(slot, event);
	}

	/**
	 * Does not take an event that the page does not let its user make. A field that shows
	 * a text that many edit shows it as it is again.
	 * @param slot the slot of the handler
	 * @param event what the browser says of the event
	 */
	public void refuse(int slot, Object event) {
		this.making.listeners.refuse(slot, event);
	}

	/**
	 * Notes that the browser's field has a value already, since it reported it.
	 * @param slot the slot of the handler that got the report
	 * @param property the property that has the value
	 * @param value the value
	 */
	public void reported(int slot, String property, Object value) {
		this.making.listeners.reported(slot, property, value);
	}

	/**
	 * Hears that an event handler has failed, for boundaries that take that.
	 * @param slot the slot of the handler
	 * @param failure what it threw
	 * @param incident the name of the failure
	 * @return whether a boundary took it
	 */
	public boolean handlerFailed(int slot, Throwable failure, String incident) {
		Instance instance = this.making.listeners.instance(slot);
		return instance != null && this.drain.handlerFailed(instance.hole.scope, failure, incident);
	}

	/**
	 * Tells at once, from now on, what has failed without failing the page: cleanups, and
	 * what a boundary took.
	 * @param incidents hears what was thrown and names it
	 */
	public void incidents(Function<? super Throwable, String> incidents) {
		this.drain.incidents(incidents);
	}

	/**
	 * Notes the time, by which restarts are counted.
	 * @param now the time in milliseconds
	 */
	public void now(long now) {
		this.drain.now(now);
	}

	/**
	 * Ends everything that is rendered.
	 */
	public void dispose() {
		this.making.listeners.clear();
		this.scope.dispose();
	}

}
