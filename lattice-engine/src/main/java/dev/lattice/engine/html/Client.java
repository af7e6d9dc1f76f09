package dev.lattice.engine.html;

import java.util.List;

/**
 * What a browser can do by itself, at once:
 * {@code onClick(Client.toggleClass("open").on("#menu"))}.
 * <p>
 * A command is for the element at which it stands, unless {@link ClientCommand#on} or
 * {@link ClientCommand#around} names others. What it changes stays until the server says
 * something else of the same class or attribute, and is gone with its element; the server
 * does not know of it.
 */
public final class Client {

	private Client() {
	}

	/** Takes the attribute {@code hidden} away. */
	public static ClientCommand show() {
		return command("show");
	}

	/** Sets the attribute {@code hidden}. */
	public static ClientCommand hide() {
		return command("hide");
	}

	/** Sets the attribute {@code hidden}, or takes it away if it is there. */
	public static ClientCommand toggle() {
		return command("toggle");
	}

	/** Adds a class. */
	public static ClientCommand addClass(String name) {
		return command("addClass", Checks.oneClass(name));
	}

	/** Takes a class away. */
	public static ClientCommand removeClass(String name) {
		return command("removeClass", Checks.oneClass(name));
	}

	/** Adds a class, or takes it away if it is there. */
	public static ClientCommand toggleClass(String name) {
		return command("toggleClass", Checks.oneClass(name));
	}

	/** Sets an attribute; addresses are checked by {@link SafeUrl}. */
	public static ClientCommand setAttribute(String name, String value) {
		return command("setAttribute", Checks.attribute(name), SafeUrl.check(name, value));
	}

	/** Takes an attribute away. */
	public static ClientCommand removeAttribute(String name) {
		return command("removeAttribute", Checks.attribute(name));
	}

	/** Sets an attribute without a value, or takes it away if it is there. */
	public static ClientCommand toggleAttribute(String name) {
		return command("toggleAttribute", Checks.attribute(name));
	}

	/** Moves the focus to the first element that a selector finds. */
	public static ClientCommand focus(String selector) {
		return command("focus").on(selector);
	}

	/** Takes the focus away. */
	public static ClientCommand blur() {
		return command("blur");
	}

	/**
	 * Makes a DOM event of one's own happen, which bubbles: {@code on(EventType…)} hears
	 * of it, and other scripts.
	 */
	public static ClientCommand dispatch(String event) {
		return command("dispatch", Checks.event(event));
	}

	/**
	 * Copies a text to the clipboard. Browsers allow it to pages of {@code https} and of
	 * localhost, after a click or key.
	 */
	public static ClientCommand copy(String text) {
		return command("copy", text);
	}

	/**
	 * Copies the value of a field, or the text of another element, to the clipboard; as
	 * {@link #copy}.
	 */
	public static ClientCommand copyFrom(String selector) {
		return command("copy").on(selector);
	}

	/** Scrolls until the element is seen. */
	public static ClientCommand scrollIntoView() {
		return command("scrollIntoView");
	}

	/**
	 * Submits a form, as if by its button: its fields are checked, its handlers called.
	 */
	public static ClientCommand submit() {
		return command("submit");
	}

	/**
	 * Sets the fields of a form back to what they were at first. Fields that are bound
	 * follow their signals instead.
	 */
	public static ClientCommand resetForm() {
		return command("resetForm");
	}

	/**
	 * Keeps the browser from doing what it does by default at the event: for
	 * {@code dragover}, that nothing can be dropped. Beside a handler of the server,
	 * which is told anyway, the option {@link Html#preventDefault} does the same.
	 */
	public static ClientCommand preventDefault() {
		return command("preventDefault");
	}

	private static ClientCommand command(String name, String... arguments) {
		return new ClientCommand(name, "", List.of(arguments));
	}

}
