package dev.lattice.engine.render;

import java.util.List;

import dev.lattice.engine.html.EditedText;
import dev.lattice.engine.patch.Wire;

/** How the flat list of a template's tokens is read (I-2). */
final class Tokens {

	private Tokens() {
	}

	static int kind(List<Object> tokens, int index) {
		return (index < tokens.size()) ? (Integer) tokens.get(index) : Wire.END;
	}

	static String name(List<Object> tokens, int index) {
		return (String) tokens.get(index + 1);
	}

	/** The index of the token behind the one at the index. */
	static int next(List<Object> tokens, int index) {
		return switch (kind(tokens, index)) {
			case Wire.ELEMENT, Wire.SVG_ELEMENT, Wire.MATH_ELEMENT, Wire.ATTRIBUTE, Wire.ATTRIBUTE_HOLE,
					Wire.BOOLEAN_HOLE, Wire.STYLE_HOLE, Wire.PROPERTY_HOLE ->
				index + 2;
			case Wire.HANDLER -> index + 5 + (Integer) tokens.get(index + 4);
			default -> index + 1;
		};
	}

	static boolean isElement(int kind) {
		return kind >= Wire.ELEMENT && kind <= Wire.MATH_ELEMENT;
	}

	static boolean isAttribute(int kind) {
		return kind >= Wire.ATTRIBUTE && kind <= Wire.HANDLER;
	}

	static boolean isContent(int kind) {
		return kind >= Wire.TEXT && kind <= Wire.RAW;
	}

	/** Whether the HTML can hold a property's value (I-37). */
	static boolean isWritten(String property) {
		return switch (property) {
			case "value", "!value", EditedText.PROPERTY, "checked", "!checked", "values", "textContent",
					"!textContent" ->
				true;
			default -> false;
		};
	}

	/** Whether instances come and go in a slot. */
	static boolean isHole(int kind) {
		return kind == Wire.HOLE || kind == Wire.PORTAL;
	}

	static boolean isSlot(int kind) {
		return kind >= Wire.ATTRIBUTE;
	}

	static boolean hasValue(int kind) {
		return isSlot(kind) && kind != Wire.HANDLER && kind != Wire.HOLE;
	}

	/** Whether a slot may change although its instance's view does not come again. */
	static boolean isDynamic(int kind) {
		return isSlot(kind) && kind != Wire.ATTRIBUTE && kind != Wire.TEXT;
	}

}
