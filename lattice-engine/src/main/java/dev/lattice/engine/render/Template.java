package dev.lattice.engine.render;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.EditedText;
import dev.lattice.engine.patch.Wire;

/**
 * The structure of a piece of markup: no text, no attribute value (I-1). Immutable; equal
 * when the structures are.
 */
final class Template {

	private static final Set<String> MORE_ATTRIBUTES = Set.of("data-do", "data-hook", "data-ignore", "data-busy");

	private static final Set<String> MORE_PROPERTIES = Set.of("values", "modal");

	private final List<Object> tokens;

	private final int hash;

	private final boolean plain;

	private final boolean following;

	private final boolean constant;

	private final int slots;

	/** Kind, token index and element of each slot; slot k is at k - 1. */
	private final int[] kinds;

	private final int[] places;

	private final int[] elements;

	private final boolean[] soles;

	private final boolean needsMore;

	private final boolean needsTexts;

	private final boolean needsCarets;

	Template(List<Object> tokens) {
		this.tokens = List.copyOf(tokens);
		this.hash = this.tokens.hashCode();
		int size = this.tokens.size();
		this.kinds = new int[size];
		this.places = new int[size];
		this.elements = new int[size];
		this.soles = new boolean[size];
		int slots = 0;
		boolean following = false;
		boolean constant = true;
		Deque<Integer> open = new ArrayDeque<>();
		int element = 0;
		int roots = 0;
		boolean more = false;
		boolean texts = false;
		boolean carets = false;
		int previous = Wire.END;
		for (int i = 0; i < size; i = Tokens.next(this.tokens, i)) {
			int kind = Tokens.kind(this.tokens, i);
			if (open.isEmpty()) {
				roots += Tokens.isElement(kind) ? 1 : 2;
			}
			if (Tokens.isElement(kind)) {
				open.push(++element);
			}
			else if (kind == Wire.CLOSE) {
				open.pop();
			}
			else {
				this.kinds[slots] = kind;
				this.places[slots] = i;
				more |= needsMore(this.tokens, i);
				texts |= kind == Wire.PROPERTY_HOLE && Tokens.name(this.tokens, i).equals(EditedText.PROPERTY);
				carets |= kind == Wire.HANDLER && Tokens.name(this.tokens, i).equals(EventType.CARET.name());
				this.elements[slots] = open.isEmpty() ? 0 : open.peek();
				boolean first = Tokens.isElement(previous) || Tokens.isAttribute(previous);
				this.soles[slots] = Tokens.isContent(kind) && first && Tokens.kind(this.tokens, i + 1) == Wire.CLOSE;
				slots++;
				following |= Tokens.isDynamic(kind) && kind != Wire.HANDLER;
				constant &= !Tokens.isDynamic(kind);
			}
			previous = kind;
		}
		this.plain = roots == 1;
		this.following = following;
		this.constant = constant;
		this.slots = slots;
		this.needsMore = more;
		this.needsTexts = texts;
		this.needsCarets = carets;
	}

	List<Object> tokens() {
		return this.tokens;
	}

	/** Whether the only root is an element (I-6). */
	boolean isPlain() {
		return this.plain;
	}

	/** Whether an instance follows what gives its values or views. */
	boolean isFollowing() {
		return this.following;
	}

	/** Whether there is nothing but values that do not change by themselves. */
	boolean isConstant() {
		return this.constant;
	}

	int slots() {
		return this.slots;
	}

	int kind(int slot) {
		return this.kinds[slot - 1];
	}

	String name(int slot) {
		return Tokens.name(this.tokens, this.places[slot - 1]);
	}

	/** Whether the slot is the only content of its element (I-7). */
	boolean isSole(int slot) {
		return this.soles[slot - 1];
	}

	/**
	 * Whether the slot is the first one of an element, or of a text that is not sole.
	 */
	boolean beginsNode(int slot) {
		int kind = kind(slot);
		if (!Tokens.isAttribute(kind) && !isSole(slot)) {
			return kind == Wire.TEXT || kind == Wire.TEXT_HOLE;
		}
		return slot == 1 || !Tokens.isAttribute(kind(slot - 1)) || this.elements[slot - 2] != this.elements[slot - 1];
	}

	/** Whether HTML cannot hold the slot's value (I-37). */
	boolean isUnpainted(int slot) {
		return kind(slot) == Wire.STYLE_HOLE || (kind(slot) == Wire.PROPERTY_HOLE && !Tokens.isWritten(name(slot)));
	}

	/** Whether the slot has a value that may change by itself. */
	boolean isChanging(int slot) {
		return Tokens.isDynamic(kind(slot)) && Tokens.hasValue(kind(slot));
	}

	/** The slot of the same element that sets a property, or 0. */
	int property(int slot, String property) {
		for (int other = 1; other <= this.slots; other++) {
			if (kind(other) == Wire.PROPERTY_HOLE && this.elements[other - 1] == this.elements[slot - 1]
					&& name(other).equals(property)) {
				return other;
			}
		}
		return 0;
	}

	/** The slot that says what is chosen in the select whose content a slot is, or 0. */
	int selection(int slot) {
		return Math.max(property(slot, "value"), Math.max(property(slot, "!value"), property(slot, "values")));
	}

	/** Whether the client needs its part {@link Wire#MORE} for it (P-45). */
	boolean needsMore() {
		return this.needsMore;
	}

	/** Whether the client needs its part {@link Wire#TEXTS} for it (P-45). */
	boolean needsTexts() {
		return this.needsTexts;
	}

	/** Whether the client needs its part {@link Wire#CARETS} for it (P-45). */
	boolean needsCarets() {
		return this.needsCarets;
	}

	private static boolean needsMore(List<Object> tokens, int at) {
		return switch (Tokens.kind(tokens, at)) {
			case Wire.ATTRIBUTE -> MORE_ATTRIBUTES.contains(Tokens.name(tokens, at));
			case Wire.PROPERTY_HOLE ->
				MORE_PROPERTIES.contains(Tokens.name(tokens, at)) || Tokens.name(tokens, at).startsWith("!");
			case Wire.HANDLER -> {
				List<Object> fields = tokens.subList(at, Tokens.next(tokens, at));
				yield fields.contains("files") || fields.contains("values");
			}
			case Wire.RAW, Wire.PORTAL -> true;
			default -> false;
		};
	}

	boolean matches(List<Object> other) {
		return this.tokens.equals(other);
	}

	@Override
	public boolean equals(Object other) {
		return this == other
				|| (other instanceof Template that && this.hash == that.hash && this.tokens.equals(that.tokens));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	@Override
	public String toString() {
		return Arrays.toString(this.tokens.toArray());
	}

}
