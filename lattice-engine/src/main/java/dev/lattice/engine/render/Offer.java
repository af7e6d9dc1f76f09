package dev.lattice.engine.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.event.TextEdit;
import dev.lattice.engine.html.Handler;
import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What the element of a handler lets its user do, as the page shows it (P-95). A browser
 * keeps to it; a script need not.
 */
final class Offer {

	private static final Set<String> CONTROLS = Set.of("button", "input", "select", "textarea");

	/** Events that a browser does not make of a control that is disabled. */
	private static final Set<String> OF_CONTROLS = Set.of("click", "dblclick", "auxclick", "mousedown", "mouseup",
			"keydown", "keyup", "keypress", "beforeinput", "input", "change", EventType.EDIT.name(),
			EventType.CARET.name());

	private static final Set<String> OF_EDITS = Set.of("beforeinput", "input", "change", EventType.EDIT.name());

	/** Types of inputs whose value is not typed; they know neither bound. */
	private static final Set<String> NOT_TYPED = Set.of("hidden", "range", "color", "checkbox", "radio", "file",
			"submit", "image", "reset", "button");

	private static final List<String> VALUE = EventType.INPUT.fields();

	private static final List<String> VALUES = EventType.SELECTION.fields();

	/** An element that is open where the handler stands. */
	private static final class Around {

		final String tag;

		/** The index of its token, and its first slot. */
		final int at;

		final int slot;

		boolean disabled;

		boolean readonly;

		String type = "";

		@Nullable String maxlength;

		Around(String tag, int at, int slot) {
			this.tag = tag;
			this.at = at;
			this.slot = slot;
		}

		void attribute(String name, @Nullable Object value) {
			boolean set = value != null && !Boolean.FALSE.equals(value);
			switch (name) {
				case "disabled" -> this.disabled = set;
				case "readonly" -> this.readonly = set;
				case "type" -> this.type = String.valueOf(value);
				case "maxlength" -> this.maxlength = set ? String.valueOf(value) : null;
				default -> {
				}
			}
		}

		boolean isTyped() {
			return this.tag.equals("textarea") || (this.tag.equals("input") && !NOT_TYPED.contains(this.type));
		}

	}

	private Offer() {
	}

	/**
	 * Returns whether the page lets its user make an event.
	 * @param instance where the handler is
	 * @param slot the handler's slot
	 * @param event what the browser says of the event
	 */
	static boolean holds(Instance instance, int slot, @Nullable Object event) {
		if (!(instance.value(slot) instanceof Handler<?> handler)) {
			return true;
		}
		String name = handler.type().name();
		if (!OF_CONTROLS.contains(name)) {
			return true;
		}
		Deque<Around> around = around(instance, slot);
		Around own = around.peek();
		if (own == null || !CONTROLS.contains(own.tag)) {
			return true;
		}
		if (own.disabled || isInDisabledFieldset(around)
				|| (OF_EDITS.contains(name) && own.readonly && own.isTyped())) {
			return false;
		}
		if (own.tag.equals("select")) {
			return isOffered(instance, own, handler.type().fields(), event);
		}
		if (event instanceof TextEdit edit) {
			FieldText field = instance.field(slot);
			return own.maxlength == null || field == null || field.lengthAfter(edit) <= longest(own.maxlength);
		}
		return !(event instanceof String value) || !handler.type().fields().equals(VALUE) || !own.isTyped()
				|| value.length() <= longest(own.maxlength);
	}

	/** The elements around a slot, innermost first, with all their attributes. */
	private static Deque<Around> around(Instance instance, int slot) {
		List<Object> tokens = instance.template.tokens();
		Deque<Around> open = new ArrayDeque<>();
		int next = 1;
		for (int i = 0; i < tokens.size(); i = Tokens.next(tokens, i)) {
			int kind = Tokens.kind(tokens, i);
			if (next > slot && !Tokens.isAttribute(kind)) {
				return open;
			}
			if (Tokens.isElement(kind)) {
				open.push(new Around(Tokens.name(tokens, i), i, next));
			}
			else if (kind == Wire.CLOSE) {
				open.pop();
			}
			else {
				attribute(instance, open.peek(), kind, i, next++);
			}
		}
		return open;
	}

	private static void attribute(Instance instance, @Nullable Around element, int kind, int at, int slot) {
		if (element != null && isNamed(kind)) {
			element.attribute(Tokens.name(instance.template.tokens(), at), instance.value(slot));
		}
	}

	private static boolean isNamed(int kind) {
		return kind == Wire.ATTRIBUTE || kind == Wire.ATTRIBUTE_HOLE || kind == Wire.BOOLEAN_HOLE;
	}

	/** A fieldset disables what is in it, but for what is in its legend. */
	private static boolean isInDisabledFieldset(Deque<Around> around) {
		String inside = "";
		for (Around element : around) {
			if (element.tag.equals("fieldset") && element.disabled && !inside.equals("legend")) {
				return true;
			}
			inside = element.tag;
		}
		return false;
	}

	private static int longest(@Nullable String maxlength) {
		try {
			int longest = (maxlength != null) ? Integer.parseInt(maxlength) : -1;
			return (longest >= 0) ? longest : Integer.MAX_VALUE;
		}
		catch (NumberFormatException ex) {
			// As browsers do.
			return Integer.MAX_VALUE;
		}
	}

	private static boolean isOffered(Instance instance, Around select, List<String> fields, @Nullable Object event) {
		List<String> chosen = new ArrayList<>();
		if (fields.equals(VALUE) && event instanceof String value) {
			chosen.add(value);
		}
		else if (fields.equals(VALUES) && event instanceof List<?> values) {
			values.forEach((value) -> chosen.add(String.valueOf(value)));
		}
		return chosen.isEmpty() || new Options().of(instance, select.at, select.slot).offer(chosen);
	}

}
