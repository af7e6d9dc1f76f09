package dev.lattice.engine.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.event.FileInfo;
import dev.lattice.engine.event.Payload;
import dev.lattice.engine.signal.Signal;
import dev.lattice.engine.text.EditRefusedException;
import dev.lattice.engine.text.EditableText;

/**
 * Bindings of controls, commands of the browser, and the places of other scripts. See
 * {@link Html}.
 */
abstract class Interactions extends Parts {

	Interactions() {
	}

	/**
	 * Keeps a field's value and a signal the same, in both directions. While the user has
	 * typed something that the server does not know, the field keeps it, unless
	 * {@link #forced} says otherwise.
	 */
	public static Attribute bind(Signal<String> value, EventOption... options) {
		return bound("value", value, EventType.INPUT, value::set, options);
	}

	/**
	 * Lets the user of an {@code input} or {@code textarea} edit a text while others do:
	 * what they type is merged, character by character, and caret and selection stay
	 * where they are in the text. What is typed without a connection is merged when there
	 * is one again. An input is of one of the types that have a caret: text, search, url,
	 * tel or password.
	 * @param text the text
	 * @return the binding
	 */
	public static Attribute bind(EditableText text) {
		return bind(text, (refused) -> {
		});
	}

	/**
	 * Lets the user of an {@code input} or {@code textarea} edit a text while others do,
	 * and hears of edits that the text did not take.
	 * @param text the text
	 * @param refused is told why an edit was not taken; the field shows the text as it is
	 * by then
	 * @return the binding
	 * @see #bind(EditableText)
	 */
	public static Attribute bind(EditableText text, Consumer<? super EditRefusedException> refused) {
		// What a browser remembers of the page was merged long ago.
		return attributes(new StaticAttribute("autocomplete", "off"), new EditedText(text, refused));
	}

	/** Keeps the state of a checkbox and a signal the same, in both directions. */
	public static Attribute bindChecked(Signal<Boolean> checked, EventOption... options) {
		return bound("checked", checked, EventType.CHECK, checked::set, options);
	}

	/**
	 * Makes a radio button one of those that choose a signal's value: it is checked while
	 * the signal has its value. Buttons of one choice have the same {@code name}.
	 */
	public static Attribute bindRadio(Signal<String> chosen, String value, EventOption... options) {
		return attributes(new StaticAttribute("value", value),
				bound("checked", () -> value.equals(chosen.get()), EventType.CHECK, (checked) -> {
					if (checked) {
						chosen.set(value);
					}
				}, options));
	}

	/**
	 * Keeps what is chosen in a select of many and a signal the same, in both directions.
	 * No value may hold a line feed.
	 */
	public static Attribute bindValues(Signal<List<String>> chosen, EventOption... options) {
		return attributes(new StaticAttribute("multiple", ""), new PropertyHole("values", () -> lines(chosen.get())),
				new Handler<>(EventType.SELECTION, (Consumer<List<String>>) chosen::set, List.of(options), null));
	}

	private static String lines(List<String> values) {
		for (String value : values) {
			if (value.indexOf('\n') >= 0) {
				throw new IllegalArgumentException("The value '" + value
						+ "' of a select of many holds a line feed; give the option another value");
			}
		}
		return String.join("\n", values);
	}

	/**
	 * Lets the user edit the text of an element, and keeps it and a signal the same, in
	 * both directions. The element has no other content.
	 */
	public static Attribute bindText(Signal<String> text, EventOption... options) {
		return attributes(new StaticAttribute("contenteditable", "plaintext-only"),
				bound("textContent", text, EventType.TEXT, text::set, options));
	}

	/**
	 * Shows a dialog above the page, which cannot be used meanwhile, while a signal is
	 * true. When the user closes the dialog, the signal becomes false.
	 */
	public static Attribute modal(Signal<Boolean> open) {
		return attributes(new PropertyHole("modal", open), new Handler<>(EventType.signalOnly("close"),
				(Consumer<Boolean>) (closed) -> open.set(false), List.of(), null));
	}

	/**
	 * Calls the handler with what the browser says of the files that were chosen: names,
	 * sizes, types. Their content is not sent.
	 */
	public static Attribute onFiles(Consumer<List<FileInfo>> handler) {
		return Parts.on(EventType.FILES, handler);
	}

	private static <E> Attribute bound(String property, Supplier<?> source, EventType<E> type, Consumer<E> set,
			EventOption... options) {
		boolean forced = List.of(options).contains(forced());
		String name = forced ? "!" + property : property;
		return attributes(new PropertyHole(name, source), new Handler<>(type, set, List.of(options), name));
	}

	/**
	 * Lets the browser do something by itself when the event happens; the server does not
	 * hear of it.
	 */
	public static Attribute on(String event, ClientCommand command, ClientCommand... more) {
		List<ClientCommand> commands = new ArrayList<>(List.of(more));
		commands.addFirst(command);
		return new ClientCommands(Checks.event(event), commands);
	}

	/**
	 * Lets the browser do something by itself at a click; the server does not hear of it.
	 */
	public static Attribute onClick(ClientCommand command, ClientCommand... more) {
		return on("click", command, more);
	}

	/**
	 * Calls the handler with what a hook at this element, or in it, pushes under a name.
	 */
	public static Attribute onPush(String name, Consumer<Payload> handler, EventOption... options) {
		return Parts.on(EventType.push(Checks.event(name)), handler, options);
	}

	/**
	 * Leaves the content of an element to other scripts: once it stands in the page, it
	 * is not changed any more. It may not hold views that come and go.
	 */
	public static Attribute ignore() {
		return new StaticAttribute("data-ignore", "*");
	}

	/**
	 * Leaves attributes of an element to other scripts: once it stands in the page, they
	 * are not changed any more.
	 */
	public static Attribute ignore(String attribute, String... more) {
		StringBuilder names = new StringBuilder(Checks.event(attribute));
		for (String name : more) {
			names.append(' ').append(Checks.event(name));
		}
		return new StaticAttribute("data-ignore", names.toString());
	}

	/**
	 * Shows at a submit button, or at any other control of a form, that the form is on
	 * its way: it has {@code aria-disabled="true"}, and the text if it has nothing but a
	 * text, until the server has received the form or a new session takes the place of
	 * this one. It keeps the focus.
	 * @param text what it says meanwhile; empty: what it says otherwise
	 */
	public static Attribute busy(String text) {
		return new StaticAttribute("data-busy", text);
	}

}
