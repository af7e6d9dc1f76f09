package dev.lattice.engine.event;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of event: the DOM event, the fields that the browser sends of it, and how they
 * become a value. The browser sends those fields and nothing else.
 * <p>
 * A field is a path in the DOM event, such as {@code key} or {@code detail.id}. A path
 * that starts with {@code currentTarget} starts at the element that has the handler; the
 * path {@code form} stands for the controls of the form that is the handler's element.
 *
 * @param <E> the type of the value that handlers get
 * @param name the name of the DOM event, such as {@code click}
 * @param fields the paths of the fields to send
 * @param decoder makes the value, reading exactly the declared fields; what it throws but
 * {@link BadEventException} is told like what a handler throws
 */
public record EventType<E>(String name, List<String> fields, Function<EventFields, E> decoder) {

	/** A pointer was pressed and released on an element. */
	public static final EventType<MouseEvent> CLICK = mouse("click");

	/** A pointer was pressed and released twice. */
	public static final EventType<MouseEvent> DOUBLE_CLICK = mouse("dblclick");

	/** A key went down. */
	public static final EventType<KeyEvent> KEY_DOWN = key("keydown");

	/** A key came up. */
	public static final EventType<KeyEvent> KEY_UP = key("keyup");

	/** A field's value is being edited. */
	public static final EventType<String> INPUT = value("input");

	/** A field's edited value was committed. */
	public static final EventType<String> CHANGE = value("change");

	/** A checkbox or radio button was switched. */
	public static final EventType<Boolean> CHECK = of("change", List.of("currentTarget.checked"), EventFields::flag);

	/** A choice of many was changed: the values chosen. */
	public static final EventType<List<String>> SELECTION = of("change", List.of("values"), EventFields::strings);

	/** Files were chosen: what the browser says of them. */
	public static final EventType<List<FileInfo>> FILES = of("change", List.of("files"), EventFields::files);

	/** The text of an element is being edited. */
	public static final EventType<String> TEXT = of("input", List.of("currentTarget.textContent"), EventFields::string);

	/** A form was submitted. */
	public static final EventType<SubmitEvent> SUBMIT = of("submit", List.of("form"),
			(fields) -> new SubmitEvent(fields.form()));

	/** The user has edited a field that many edit at once. */
	public static final EventType<TextEdit> EDIT = of("lattice:edit",
			List.of("detail.edit", "detail.base", "detail.splices"), TextEdit::read);

	/** The user has selected something else in a field that many edit at once. */
	public static final EventType<TextSelection> CARET = of("lattice:caret",
			List.of("detail.base", "detail.anchor", "detail.head"), TextSelection::read);

	public EventType {
		if (!isName(name)) {
			throw new IllegalArgumentException(
					"'" + name + "' is no name of a DOM event; expected letters, digits and :._-");
		}
		fields = List.copyOf(fields);
	}

	private static boolean isName(String name) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
			if (!letter && (i == 0 || ((c < '0' || c > '9') && ":._-".indexOf(c) < 0))) {
				return false;
			}
		}
		return !name.isEmpty();
	}

	/**
	 * Makes a type of event.
	 * @param <E> the type of the value that handlers get
	 * @param name the name of the DOM event
	 * @param fields the paths of the fields to send
	 * @param decoder makes the value, reading exactly the declared fields
	 * @return the type
	 */
	public static <E> EventType<E> of(String name, List<String> fields, Function<EventFields, E> decoder) {
		return new EventType<>(name, fields, decoder);
	}

	/**
	 * Makes a type of event of which only the fact matters.
	 * @param name the name of the DOM event
	 * @return the type
	 */
	public static EventType<Boolean> signalOnly(String name) {
		return of(name, List.of(), (fields) -> Boolean.TRUE);
	}

	/**
	 * Makes the type of what hooks push under a name.
	 * @param name the name; letters, digits and :._-
	 * @return the type
	 */
	public static EventType<Payload> push(String name) {
		return of("push:" + name, List.of("detail"), (fields) -> Payload.read(fields.string()));
	}

	/**
	 * Makes the value of what a browser sent.
	 * @param fields the fields
	 * @return the value
	 * @throws BadEventException if the fields are not those declared
	 */
	public E decode(EventFields fields) {
		E event = this.decoder.apply(fields);
		fields.end();
		return event;
	}

	private static EventType<MouseEvent> mouse(String name) {
		return of(name, List.of("button", "clientX", "clientY", "altKey", "ctrlKey", "metaKey", "shiftKey"),
				(fields) -> new MouseEvent(fields.integer(), fields.number(), fields.number(), Modifiers.read(fields)));
	}

	private static EventType<KeyEvent> key(String name) {
		return of(name, List.of("key", "code", "repeat", "altKey", "ctrlKey", "metaKey", "shiftKey"),
				(fields) -> new KeyEvent(fields.string(), fields.string(), fields.flag(), Modifiers.read(fields)));
	}

	private static EventType<String> value(String name) {
		return of(name, List.of("currentTarget.value"), EventFields::string);
	}

}
