package dev.lattice.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import dev.lattice.engine.patch.Wire;

/** A template as a client reads it (I-2). */
final class PageTemplate {

	/**
	 * A slot.
	 *
	 * @param kind its token
	 * @param name the attribute, property or event
	 * @param fields the fields of an event
	 * @param flags the flags of a handler
	 * @param element the number of its element in the template, from 1; 0 for none
	 * @param sole whether it is the only content of its element (I-7)
	 */
	record Slot(int kind, String name, List<String> fields, int flags, int element, boolean sole) {

		boolean isAttribute() {
			return this.kind < Wire.TEXT;
		}

		boolean isClass() {
			return this.kind == Wire.CLASS_HOLE || (isAttribute() && this.name.equals("class"));
		}

		boolean isHole() {
			return this.kind == Wire.HOLE || this.kind == Wire.PORTAL;
		}

		boolean hasValue() {
			return this.kind != Wire.HANDLER && this.kind != Wire.HOLE;
		}

	}

	private final List<Object> tokens;

	private final List<Slot> slots = new ArrayList<>();

	private final boolean plain;

	PageTemplate(List<Object> tokens) {
		this.tokens = tokens;
		Deque<Integer> open = new ArrayDeque<>();
		int elements = 0;
		int roots = 0;
		int previous = Wire.CLOSE;
		for (int i = 0; i < tokens.size(); i = next(i)) {
			int kind = kind(i);
			boolean element = kind <= Wire.MATH_ELEMENT;
			roots += !open.isEmpty() ? 0 : element ? 1 : 2;
			if (element) {
				open.push(++elements);
			}
			else if (kind == Wire.CLOSE) {
				open.pop();
			}
			else {
				boolean sole = kind >= Wire.TEXT && kind != Wire.PORTAL && previous != Wire.CLOSE
						&& previous < Wire.TEXT && kind(i + 1) == Wire.CLOSE;
				this.slots.add(slot(i, open.isEmpty() ? 0 : open.peek(), sole));
			}
			previous = kind;
		}
		this.plain = roots == 1;
	}

	private Slot slot(int at, int element, boolean sole) {
		String name = (next(at) > at + 1) ? (String) this.tokens.get(at + 1) : "";
		List<String> fields = new ArrayList<>();
		int flags = 0;
		if (kind(at) == Wire.HANDLER) {
			flags = (Integer) this.tokens.get(at + 2);
			this.tokens.subList(at + 5, next(at)).forEach((field) -> fields.add((String) field));
		}
		return new Slot(kind(at), name, fields, flags, element, sole);
	}

	int size() {
		return this.tokens.size();
	}

	int kind(int at) {
		return (at < this.tokens.size()) ? (Integer) this.tokens.get(at) : Wire.END;
	}

	String name(int at) {
		return (String) this.tokens.get(at + 1);
	}

	int next(int at) {
		return switch (kind(at)) {
			case Wire.ELEMENT, Wire.SVG_ELEMENT, Wire.MATH_ELEMENT, Wire.ATTRIBUTE, Wire.ATTRIBUTE_HOLE,
					Wire.BOOLEAN_HOLE, Wire.STYLE_HOLE, Wire.PROPERTY_HOLE ->
				at + 2;
			case Wire.HANDLER -> at + 5 + (Integer) this.tokens.get(at + 4);
			default -> at + 1;
		};
	}

	/** Whether its only root is an element (I-6). */
	boolean isPlain() {
		return this.plain;
	}

	/**
	 * Whether the slot is the first one of an element, or of a text that is not sole
	 * (I-51).
	 */
	boolean beginsNode(int k) {
		Slot slot = slot(k);
		if (!slot.isAttribute() && !slot.sole()) {
			return slot.kind() == Wire.TEXT || slot.kind() == Wire.TEXT_HOLE;
		}
		return k == 1 || !slot(k - 1).isAttribute() || slot(k - 1).element() != slot.element();
	}

	List<Slot> slots() {
		return this.slots;
	}

	Slot slot(int k) {
		if (k < 1 || k > this.slots.size()) {
			throw new PageFault("a template with " + this.slots.size() + " slots has no slot " + k);
		}
		return this.slots.get(k - 1);
	}

}
