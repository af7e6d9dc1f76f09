package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: text-level semantics. See {@link Html}. */
abstract class TextTags extends PhraseTags {

	TextTags() {
	}

	/** {@code var} with parts. */
	public static View var(Part... parts) {
		return Element.html("var", parts);
	}

	/** {@code var} with text, then parts. */
	public static View var(String text, Part... parts) {
		return Element.html("var", text, parts);
	}

	/** {@code var} with a text that changes. */
	public static View var(Supplier<?> text) {
		return Element.html("var", new TextHole(text));
	}

	/** {@code var} with text, then a text that changes. */
	public static View var(String before, Supplier<?> text) {
		return Element.html("var", before, new TextHole(text));
	}

	/** {@code samp} with parts. */
	public static View samp(Part... parts) {
		return Element.html("samp", parts);
	}

	/** {@code samp} with text, then parts. */
	public static View samp(String text, Part... parts) {
		return Element.html("samp", text, parts);
	}

	/** {@code samp} with a text that changes. */
	public static View samp(Supplier<?> text) {
		return Element.html("samp", new TextHole(text));
	}

	/** {@code samp} with text, then a text that changes. */
	public static View samp(String before, Supplier<?> text) {
		return Element.html("samp", before, new TextHole(text));
	}

	/** {@code kbd} with parts. */
	public static View kbd(Part... parts) {
		return Element.html("kbd", parts);
	}

	/** {@code kbd} with text, then parts. */
	public static View kbd(String text, Part... parts) {
		return Element.html("kbd", text, parts);
	}

	/** {@code kbd} with a text that changes. */
	public static View kbd(Supplier<?> text) {
		return Element.html("kbd", new TextHole(text));
	}

	/** {@code kbd} with text, then a text that changes. */
	public static View kbd(String before, Supplier<?> text) {
		return Element.html("kbd", before, new TextHole(text));
	}

	/** {@code sub} with parts. */
	public static View sub(Part... parts) {
		return Element.html("sub", parts);
	}

	/** {@code sub} with text, then parts. */
	public static View sub(String text, Part... parts) {
		return Element.html("sub", text, parts);
	}

	/** {@code sub} with a text that changes. */
	public static View sub(Supplier<?> text) {
		return Element.html("sub", new TextHole(text));
	}

	/** {@code sub} with text, then a text that changes. */
	public static View sub(String before, Supplier<?> text) {
		return Element.html("sub", before, new TextHole(text));
	}

	/** {@code sup} with parts. */
	public static View sup(Part... parts) {
		return Element.html("sup", parts);
	}

	/** {@code sup} with text, then parts. */
	public static View sup(String text, Part... parts) {
		return Element.html("sup", text, parts);
	}

	/** {@code sup} with a text that changes. */
	public static View sup(Supplier<?> text) {
		return Element.html("sup", new TextHole(text));
	}

	/** {@code sup} with text, then a text that changes. */
	public static View sup(String before, Supplier<?> text) {
		return Element.html("sup", before, new TextHole(text));
	}

	/** {@code i} with parts. */
	public static View i(Part... parts) {
		return Element.html("i", parts);
	}

	/** {@code i} with text, then parts. */
	public static View i(String text, Part... parts) {
		return Element.html("i", text, parts);
	}

	/** {@code i} with a text that changes. */
	public static View i(Supplier<?> text) {
		return Element.html("i", new TextHole(text));
	}

	/** {@code i} with text, then a text that changes. */
	public static View i(String before, Supplier<?> text) {
		return Element.html("i", before, new TextHole(text));
	}

	/** {@code b} with parts. */
	public static View b(Part... parts) {
		return Element.html("b", parts);
	}

	/** {@code b} with text, then parts. */
	public static View b(String text, Part... parts) {
		return Element.html("b", text, parts);
	}

	/** {@code b} with a text that changes. */
	public static View b(Supplier<?> text) {
		return Element.html("b", new TextHole(text));
	}

	/** {@code b} with text, then a text that changes. */
	public static View b(String before, Supplier<?> text) {
		return Element.html("b", before, new TextHole(text));
	}

	/** {@code u} with parts. */
	public static View u(Part... parts) {
		return Element.html("u", parts);
	}

	/** {@code u} with text, then parts. */
	public static View u(String text, Part... parts) {
		return Element.html("u", text, parts);
	}

	/** {@code u} with a text that changes. */
	public static View u(Supplier<?> text) {
		return Element.html("u", new TextHole(text));
	}

	/** {@code u} with text, then a text that changes. */
	public static View u(String before, Supplier<?> text) {
		return Element.html("u", before, new TextHole(text));
	}

	/** {@code mark} with parts. */
	public static View mark(Part... parts) {
		return Element.html("mark", parts);
	}

	/** {@code mark} with text, then parts. */
	public static View mark(String text, Part... parts) {
		return Element.html("mark", text, parts);
	}

	/** {@code mark} with a text that changes. */
	public static View mark(Supplier<?> text) {
		return Element.html("mark", new TextHole(text));
	}

	/** {@code mark} with text, then a text that changes. */
	public static View mark(String before, Supplier<?> text) {
		return Element.html("mark", before, new TextHole(text));
	}

	/** {@code ruby} with parts. */
	public static View ruby(Part... parts) {
		return Element.html("ruby", parts);
	}

	/** {@code ruby} with text, then parts. */
	public static View ruby(String text, Part... parts) {
		return Element.html("ruby", text, parts);
	}

	/** {@code ruby} with a text that changes. */
	public static View ruby(Supplier<?> text) {
		return Element.html("ruby", new TextHole(text));
	}

	/** {@code ruby} with text, then a text that changes. */
	public static View ruby(String before, Supplier<?> text) {
		return Element.html("ruby", before, new TextHole(text));
	}

	/** {@code rt} with parts. */
	public static View rt(Part... parts) {
		return Element.html("rt", parts);
	}

	/** {@code rt} with text, then parts. */
	public static View rt(String text, Part... parts) {
		return Element.html("rt", text, parts);
	}

	/** {@code rt} with a text that changes. */
	public static View rt(Supplier<?> text) {
		return Element.html("rt", new TextHole(text));
	}

	/** {@code rt} with text, then a text that changes. */
	public static View rt(String before, Supplier<?> text) {
		return Element.html("rt", before, new TextHole(text));
	}

	/** {@code rp} with parts. */
	public static View rp(Part... parts) {
		return Element.html("rp", parts);
	}

	/** {@code rp} with text, then parts. */
	public static View rp(String text, Part... parts) {
		return Element.html("rp", text, parts);
	}

	/** {@code rp} with a text that changes. */
	public static View rp(Supplier<?> text) {
		return Element.html("rp", new TextHole(text));
	}

	/** {@code rp} with text, then a text that changes. */
	public static View rp(String before, Supplier<?> text) {
		return Element.html("rp", before, new TextHole(text));
	}

	/** {@code bdi} with parts. */
	public static View bdi(Part... parts) {
		return Element.html("bdi", parts);
	}

	/** {@code bdi} with text, then parts. */
	public static View bdi(String text, Part... parts) {
		return Element.html("bdi", text, parts);
	}

	/** {@code bdi} with a text that changes. */
	public static View bdi(Supplier<?> text) {
		return Element.html("bdi", new TextHole(text));
	}

	/** {@code bdi} with text, then a text that changes. */
	public static View bdi(String before, Supplier<?> text) {
		return Element.html("bdi", before, new TextHole(text));
	}

	/** {@code bdo} with parts. */
	public static View bdo(Part... parts) {
		return Element.html("bdo", parts);
	}

	/** {@code bdo} with text, then parts. */
	public static View bdo(String text, Part... parts) {
		return Element.html("bdo", text, parts);
	}

	/** {@code bdo} with a text that changes. */
	public static View bdo(Supplier<?> text) {
		return Element.html("bdo", new TextHole(text));
	}

	/** {@code bdo} with text, then a text that changes. */
	public static View bdo(String before, Supplier<?> text) {
		return Element.html("bdo", before, new TextHole(text));
	}

	/** {@code span} with parts. */
	public static View span(Part... parts) {
		return Element.html("span", parts);
	}

	/** {@code span} with text, then parts. */
	public static View span(String text, Part... parts) {
		return Element.html("span", text, parts);
	}

	/** {@code span} with a text that changes. */
	public static View span(Supplier<?> text) {
		return Element.html("span", new TextHole(text));
	}

	/** {@code span} with text, then a text that changes. */
	public static View span(String before, Supplier<?> text) {
		return Element.html("span", before, new TextHole(text));
	}

	/** {@code ins} with parts. */
	public static View ins(Part... parts) {
		return Element.html("ins", parts);
	}

	/** {@code ins} with text, then parts. */
	public static View ins(String text, Part... parts) {
		return Element.html("ins", text, parts);
	}

	/** {@code ins} with a text that changes. */
	public static View ins(Supplier<?> text) {
		return Element.html("ins", new TextHole(text));
	}

	/** {@code ins} with text, then a text that changes. */
	public static View ins(String before, Supplier<?> text) {
		return Element.html("ins", before, new TextHole(text));
	}

	/** {@code del} with parts. */
	public static View del(Part... parts) {
		return Element.html("del", parts);
	}

	/** {@code del} with text, then parts. */
	public static View del(String text, Part... parts) {
		return Element.html("del", text, parts);
	}

	/** {@code del} with a text that changes. */
	public static View del(Supplier<?> text) {
		return Element.html("del", new TextHole(text));
	}

	/** {@code del} with text, then a text that changes. */
	public static View del(String before, Supplier<?> text) {
		return Element.html("del", before, new TextHole(text));
	}

	/** {@code br}. */
	public static View br(Part... parts) {
		return Element.html("br", parts);
	}

	/** {@code wbr}. */
	public static View wbr(Part... parts) {
		return Element.html("wbr", parts);
	}

}
