package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: the meaning of phrases. See {@link Html}. */
abstract class PhraseTags extends GroupingTags {

	PhraseTags() {
	}

	/** {@code a} with parts. */
	public static View a(Part... parts) {
		return Element.html("a", parts);
	}

	/** {@code a} with text, then parts. */
	public static View a(String text, Part... parts) {
		return Element.html("a", text, parts);
	}

	/** {@code a} with a text that changes. */
	public static View a(Supplier<?> text) {
		return Element.html("a", new TextHole(text));
	}

	/** {@code a} with text, then a text that changes. */
	public static View a(String before, Supplier<?> text) {
		return Element.html("a", before, new TextHole(text));
	}

	/** {@code em} with parts. */
	public static View em(Part... parts) {
		return Element.html("em", parts);
	}

	/** {@code em} with text, then parts. */
	public static View em(String text, Part... parts) {
		return Element.html("em", text, parts);
	}

	/** {@code em} with a text that changes. */
	public static View em(Supplier<?> text) {
		return Element.html("em", new TextHole(text));
	}

	/** {@code em} with text, then a text that changes. */
	public static View em(String before, Supplier<?> text) {
		return Element.html("em", before, new TextHole(text));
	}

	/** {@code strong} with parts. */
	public static View strong(Part... parts) {
		return Element.html("strong", parts);
	}

	/** {@code strong} with text, then parts. */
	public static View strong(String text, Part... parts) {
		return Element.html("strong", text, parts);
	}

	/** {@code strong} with a text that changes. */
	public static View strong(Supplier<?> text) {
		return Element.html("strong", new TextHole(text));
	}

	/** {@code strong} with text, then a text that changes. */
	public static View strong(String before, Supplier<?> text) {
		return Element.html("strong", before, new TextHole(text));
	}

	/** {@code small} with parts. */
	public static View small(Part... parts) {
		return Element.html("small", parts);
	}

	/** {@code small} with text, then parts. */
	public static View small(String text, Part... parts) {
		return Element.html("small", text, parts);
	}

	/** {@code small} with a text that changes. */
	public static View small(Supplier<?> text) {
		return Element.html("small", new TextHole(text));
	}

	/** {@code small} with text, then a text that changes. */
	public static View small(String before, Supplier<?> text) {
		return Element.html("small", before, new TextHole(text));
	}

	/** {@code s} with parts. */
	public static View s(Part... parts) {
		return Element.html("s", parts);
	}

	/** {@code s} with text, then parts. */
	public static View s(String text, Part... parts) {
		return Element.html("s", text, parts);
	}

	/** {@code s} with a text that changes. */
	public static View s(Supplier<?> text) {
		return Element.html("s", new TextHole(text));
	}

	/** {@code s} with text, then a text that changes. */
	public static View s(String before, Supplier<?> text) {
		return Element.html("s", before, new TextHole(text));
	}

	/** {@code cite} with parts. */
	public static View cite(Part... parts) {
		return Element.html("cite", parts);
	}

	/** {@code cite} with text, then parts. */
	public static View cite(String text, Part... parts) {
		return Element.html("cite", text, parts);
	}

	/** {@code cite} with a text that changes. */
	public static View cite(Supplier<?> text) {
		return Element.html("cite", new TextHole(text));
	}

	/** {@code cite} with text, then a text that changes. */
	public static View cite(String before, Supplier<?> text) {
		return Element.html("cite", before, new TextHole(text));
	}

	/** {@code q} with parts. */
	public static View q(Part... parts) {
		return Element.html("q", parts);
	}

	/** {@code q} with text, then parts. */
	public static View q(String text, Part... parts) {
		return Element.html("q", text, parts);
	}

	/** {@code q} with a text that changes. */
	public static View q(Supplier<?> text) {
		return Element.html("q", new TextHole(text));
	}

	/** {@code q} with text, then a text that changes. */
	public static View q(String before, Supplier<?> text) {
		return Element.html("q", before, new TextHole(text));
	}

	/** {@code dfn} with parts. */
	public static View dfn(Part... parts) {
		return Element.html("dfn", parts);
	}

	/** {@code dfn} with text, then parts. */
	public static View dfn(String text, Part... parts) {
		return Element.html("dfn", text, parts);
	}

	/** {@code dfn} with a text that changes. */
	public static View dfn(Supplier<?> text) {
		return Element.html("dfn", new TextHole(text));
	}

	/** {@code dfn} with text, then a text that changes. */
	public static View dfn(String before, Supplier<?> text) {
		return Element.html("dfn", before, new TextHole(text));
	}

	/** {@code abbr} with parts. */
	public static View abbr(Part... parts) {
		return Element.html("abbr", parts);
	}

	/** {@code abbr} with text, then parts. */
	public static View abbr(String text, Part... parts) {
		return Element.html("abbr", text, parts);
	}

	/** {@code abbr} with a text that changes. */
	public static View abbr(Supplier<?> text) {
		return Element.html("abbr", new TextHole(text));
	}

	/** {@code abbr} with text, then a text that changes. */
	public static View abbr(String before, Supplier<?> text) {
		return Element.html("abbr", before, new TextHole(text));
	}

	/** {@code data} with parts. */
	public static View data(Part... parts) {
		return Element.html("data", parts);
	}

	/** {@code data} with text, then parts. */
	public static View data(String text, Part... parts) {
		return Element.html("data", text, parts);
	}

	/** {@code data} with a text that changes. */
	public static View data(Supplier<?> text) {
		return Element.html("data", new TextHole(text));
	}

	/** {@code data} with text, then a text that changes. */
	public static View data(String before, Supplier<?> text) {
		return Element.html("data", before, new TextHole(text));
	}

	/** {@code time} with parts. */
	public static View time(Part... parts) {
		return Element.html("time", parts);
	}

	/** {@code time} with text, then parts. */
	public static View time(String text, Part... parts) {
		return Element.html("time", text, parts);
	}

	/** {@code time} with a text that changes. */
	public static View time(Supplier<?> text) {
		return Element.html("time", new TextHole(text));
	}

	/** {@code time} with text, then a text that changes. */
	public static View time(String before, Supplier<?> text) {
		return Element.html("time", before, new TextHole(text));
	}

	/** {@code code} with parts. */
	public static View code(Part... parts) {
		return Element.html("code", parts);
	}

	/** {@code code} with text, then parts. */
	public static View code(String text, Part... parts) {
		return Element.html("code", text, parts);
	}

	/** {@code code} with a text that changes. */
	public static View code(Supplier<?> text) {
		return Element.html("code", new TextHole(text));
	}

	/** {@code code} with text, then a text that changes. */
	public static View code(String before, Supplier<?> text) {
		return Element.html("code", before, new TextHole(text));
	}

}
