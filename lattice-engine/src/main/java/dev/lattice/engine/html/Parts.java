package dev.lattice.engine.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.event.MouseEvent;
import dev.lattice.engine.event.SubmitEvent;
import dev.lattice.engine.html.Element.Namespace;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Parts that are no tag and no single attribute: texts, holes, classes, styles, events,
 * bindings. See {@link Html}.
 */
abstract class Parts {

	/** A click of which only the fact matters. */
	private static final EventType<Boolean> CLICKED = EventType.signalOnly("click");

	/** A submission of which only the fact matters. */
	private static final EventType<Boolean> SUBMITTED = EventType.signalOnly("submit");

	Parts() {
	}

	/** A text. */
	public static View text(String text) {
		return new Text(text);
	}

	/** A text that changes. */
	public static View text(Supplier<?> text) {
		return new TextHole(text);
	}

	/** Several views without an element around them. */
	public static View fragment(View... views) {
		return new Fragment(Checks.views(views));
	}

	/** No view at all. */
	public static View nothing() {
		return new Fragment(List.of());
	}

	/** A view that is there while the condition holds. */
	public static View when(Supplier<Boolean> condition, Supplier<? extends View> then) {
		return new ConditionalView(condition, then, null);
	}

	/** One view while the condition holds, the other while it does not. */
	public static View when(Supplier<Boolean> condition, Supplier<? extends View> then,
			Supplier<? extends View> otherwise) {
		return new ConditionalView(condition, then, otherwise);
	}

	/** A view made anew whenever something that its making reads has changed. */
	public static View dynamic(Supplier<? extends View> view) {
		return new DynamicView(view);
	}

	/** A row for each item of a list that changes; keys must differ. */
	public static <T> EachView<T> each(Supplier<? extends Collection<? extends T>> items, Function<? super T, ?> key,
			Function<? super T, ? extends View> row) {
		return new EachView<T>(items, key, row);
	}

	/** A row for each item of a list that does not change; keys must differ. */
	public static <T> EachView<T> each(Collection<? extends T> items, Function<? super T, ?> key,
			Function<? super T, ? extends View> row) {
		return new EachView<T>(() -> items, key, row);
	}

	/**
	 * A view in whose place the fallback is shown when something inside fails: the view
	 * itself, a hole or an effect, at first or later. What it held ends then; signals
	 * made outside keep their values. What the fallback throws goes to the next boundary
	 * further out.
	 */
	public static View boundary(Supplier<? extends View> view,
			Function<? super BoundaryFailure, ? extends View> fallback) {
		return boundary(view, fallback, BoundaryReach.RENDERING);
	}

	/** A view with a fallback, for what event handlers inside throw too, if so chosen. */
	public static View boundary(Supplier<? extends View> view,
			Function<? super BoundaryFailure, ? extends View> fallback, BoundaryReach reach) {
		return new BoundaryView(view, fallback, reach, Supervision.stop());
	}

	/**
	 * A view that is made anew when something inside fails, event handlers and timers
	 * included. After too many times the policy's message stands in its place. Signals
	 * made inside start over; those made outside keep their values.
	 */
	public static View supervised(Supplier<? extends View> view, Supervision.Restart policy) {
		return new BoundaryView(view, (failure) -> policy.message().apply(failure.incident()),
				BoundaryReach.RENDERING_AND_HANDLERS, policy);
	}

	/**
	 * A view at the end of the page, such as a dialog, that belongs where it is written.
	 */
	public static View portal(View view) {
		return new PortalView("", view);
	}

	/**
	 * A view at the end of the element with an id, that belongs where it is written. If
	 * the document has no such element, it stands at the end of the page.
	 */
	public static View portal(String target, View view) {
		return new PortalView(Checks.id(target), view);
	}

	/** Markup that is used as it is. */
	public static View raw(TrustedHtml html) {
		return new RawHtml(() -> html);
	}

	/** Markup that is used as it is, and changes; null is none. */
	public static View raw(Supplier<? extends @Nullable TrustedHtml> html) {
		return new RawHtml(html);
	}

	/** An element of any tag, such as a custom element. */
	public static View element(String tag, Part... parts) {
		return Element.html(Checks.tag(tag), parts);
	}

	/** A MathML element. */
	public static View mathElement(String tag, Part... parts) {
		return new Element(Namespace.MATH, Checks.tag(tag), Checks.parts(tag, parts));
	}

	/** An attribute of any name. */
	public static Attribute attribute(String name, String value) {
		return StaticAttribute.of(Checks.attribute(name), value);
	}

	/** An attribute of any name that changes; null leaves it out. */
	public static Attribute attribute(String name, Supplier<? extends @Nullable Object> value) {
		return AttributeHole.of(Checks.attribute(name), value);
	}

	/**
	 * A property of a custom element's object; set when the page has become live. What
	 * would be markup, a script or an address is refused.
	 */
	public static Attribute property(String name, Supplier<? extends @Nullable Object> value) {
		return new PropertyHole(Checks.property(name), value);
	}

	/** {@code data-<name>}. */
	public static Attribute data(String name, String value) {
		return attribute("data-" + name, value);
	}

	/** {@code aria-<name>}. */
	public static Attribute aria(String name, String value) {
		return attribute("aria-" + name, value);
	}

	/** {@code aria-<name>} that changes. */
	public static Attribute aria(String name, Supplier<? extends @Nullable Object> value) {
		return attribute("aria-" + name, value);
	}

	/** Classes, separated by spaces. Several such parts add up. */
	public static Attribute cls(String classes) {
		return new StaticAttribute("class", classes);
	}

	/** One class, there while the condition holds. */
	public static Attribute cls(String name, Supplier<Boolean> present) {
		String token = Checks.oneClass(name);
		return new ClassHole(() -> present.get() ? token : null);
	}

	/** A style property. It is set when the page has become live. */
	public static Attribute style(String property, String value) {
		return style(property, () -> value);
	}

	/** A style property that changes; null leaves it out. */
	public static Attribute style(String property, Supplier<? extends @Nullable Object> value) {
		return new StyleHole(Checks.styleProperty(property), value);
	}

	/** {@code checked} at first; the user may change it. */
	public static Attribute checked() {
		return new StaticAttribute("checked", "");
	}

	/** Whether a checkbox or radio button is checked. */
	public static Attribute checked(Supplier<Boolean> checked) {
		return new PropertyHole("checked", checked);
	}

	/** Calls the handler when the event happens. */
	public static <E> Attribute on(EventType<E> type, Consumer<? super E> handler, EventOption... options) {
		return new Handler<>(type, handler, List.of(options), null);
	}

	/** Calls the handler on a click. */
	public static Attribute onClick(Runnable handler, EventOption... options) {
		return on(CLICKED, (event) -> handler.run(), options);
	}

	/** Calls the handler with what the pointer did on a click. */
	public static Attribute onClick(Consumer<MouseEvent> handler, EventOption... options) {
		return on(EventType.CLICK, handler, options);
	}

	/** Calls the handler when the form is submitted, instead of loading another page. */
	public static Attribute onSubmit(Runnable handler) {
		return on(SUBMITTED, (event) -> handler.run(), preventDefault());
	}

	/**
	 * Calls the handler with the form's values when it is submitted, instead of loading
	 * another page.
	 */
	public static Attribute onSubmit(Consumer<SubmitEvent> handler) {
		return on(EventType.SUBMIT, handler, preventDefault());
	}

	/** Calls the handler with the value while it is edited. */
	public static Attribute onInput(Consumer<String> handler, EventOption... options) {
		return on(EventType.INPUT, handler, options);
	}

	/** Calls the handler with the value when an edit is finished. */
	public static Attribute onChange(Consumer<String> handler, EventOption... options) {
		return on(EventType.CHANGE, handler, options);
	}

	/** Keeps the state of a checkbox and a signal the same, in both directions. */
	public static Attribute bindChecked(Signal<Boolean> checked, EventOption... options) {
		return new AttributeGroup(List.of(new PropertyHole("checked", checked),
				new Handler<>(EventType.CHECK, (Consumer<Boolean>) checked::set, List.of(options), "checked")));
	}

	/**
	 * Lets the server's value win over what the user has typed and the server does not
	 * know yet; for {@code bind} only.
	 */
	public static EventOption forced() {
		return new EventOption.Forced();
	}

	/**
	 * Sends an event only when no other followed for so many milliseconds; counted in the
	 * browser.
	 */
	public static EventOption debounce(int milliseconds) {
		return new EventOption.Debounce(milliseconds);
	}

	/** Sends an event at most once in so many milliseconds; counted in the browser. */
	public static EventOption throttle(int milliseconds) {
		return new EventOption.Throttle(milliseconds);
	}

	/** Keeps the browser from doing what it does by default. */
	public static EventOption preventDefault() {
		return new EventOption.PreventDefault();
	}

	/** Keeps handlers of elements further up from hearing of the event. */
	public static EventOption stopPropagation() {
		return new EventOption.StopPropagation();
	}

	/** Several attributes as one part. */
	public static Attribute attributes(Attribute... attributes) {
		List<Attribute> flat = new ArrayList<>(attributes.length);
		for (Attribute attribute : attributes) {
			if (attribute instanceof AttributeGroup group) {
				flat.addAll(group.attributes());
			}
			else {
				flat.add(Checks.attributePart(attribute));
			}
		}
		return new AttributeGroup(List.copyOf(flat));
	}

}
