package dev.lattice.engine.render;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import dev.lattice.engine.patch.Wire;

/**
 * The structure of a piece of markup: no text, no attribute value (I-1). Immutable; equal
 * when the structures are.
 */
final class Template {

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
