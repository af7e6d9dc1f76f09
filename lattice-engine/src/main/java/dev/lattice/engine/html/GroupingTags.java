package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: grouping. See {@link Html}. */
abstract class GroupingTags extends SectionTags {

	GroupingTags() {
	}

	/** {@code address} with parts. */
	public static View address(Part... parts) {
		return Element.html("address", parts);
	}

	/** {@code address} with text, then parts. */
	public static View address(String text, Part... parts) {
		return Element.html("address", text, parts);
	}

	/** {@code address} with a text that changes. */
	public static View address(Supplier<?> text) {
		return Element.html("address", new TextHole(text));
	}

	/** {@code address} with text, then a text that changes. */
	public static View address(String before, Supplier<?> text) {
		return Element.html("address", before, new TextHole(text));
	}

	/** {@code p} with parts. */
	public static View p(Part... parts) {
		return Element.html("p", parts);
	}

	/** {@code p} with text, then parts. */
	public static View p(String text, Part... parts) {
		return Element.html("p", text, parts);
	}

	/** {@code p} with a text that changes. */
	public static View p(Supplier<?> text) {
		return Element.html("p", new TextHole(text));
	}

	/** {@code p} with text, then a text that changes. */
	public static View p(String before, Supplier<?> text) {
		return Element.html("p", before, new TextHole(text));
	}

	/** {@code div} with parts. */
	public static View div(Part... parts) {
		return Element.html("div", parts);
	}

	/** {@code div} with text, then parts. */
	public static View div(String text, Part... parts) {
		return Element.html("div", text, parts);
	}

	/** {@code div} with a text that changes. */
	public static View div(Supplier<?> text) {
		return Element.html("div", new TextHole(text));
	}

	/** {@code div} with text, then a text that changes. */
	public static View div(String before, Supplier<?> text) {
		return Element.html("div", before, new TextHole(text));
	}

	/** {@code blockquote} with parts. */
	public static View blockquote(Part... parts) {
		return Element.html("blockquote", parts);
	}

	/** {@code blockquote} with text, then parts. */
	public static View blockquote(String text, Part... parts) {
		return Element.html("blockquote", text, parts);
	}

	/** {@code blockquote} with a text that changes. */
	public static View blockquote(Supplier<?> text) {
		return Element.html("blockquote", new TextHole(text));
	}

	/** {@code blockquote} with text, then a text that changes. */
	public static View blockquote(String before, Supplier<?> text) {
		return Element.html("blockquote", before, new TextHole(text));
	}

	/** {@code ol} with parts. */
	public static View ol(Part... parts) {
		return Element.html("ol", parts);
	}

	/** {@code ol} with text, then parts. */
	public static View ol(String text, Part... parts) {
		return Element.html("ol", text, parts);
	}

	/** {@code ol} with a text that changes. */
	public static View ol(Supplier<?> text) {
		return Element.html("ol", new TextHole(text));
	}

	/** {@code ol} with text, then a text that changes. */
	public static View ol(String before, Supplier<?> text) {
		return Element.html("ol", before, new TextHole(text));
	}

	/** {@code ul} with parts. */
	public static View ul(Part... parts) {
		return Element.html("ul", parts);
	}

	/** {@code ul} with text, then parts. */
	public static View ul(String text, Part... parts) {
		return Element.html("ul", text, parts);
	}

	/** {@code ul} with a text that changes. */
	public static View ul(Supplier<?> text) {
		return Element.html("ul", new TextHole(text));
	}

	/** {@code ul} with text, then a text that changes. */
	public static View ul(String before, Supplier<?> text) {
		return Element.html("ul", before, new TextHole(text));
	}

	/** {@code menu} with parts. */
	public static View menu(Part... parts) {
		return Element.html("menu", parts);
	}

	/** {@code menu} with text, then parts. */
	public static View menu(String text, Part... parts) {
		return Element.html("menu", text, parts);
	}

	/** {@code menu} with a text that changes. */
	public static View menu(Supplier<?> text) {
		return Element.html("menu", new TextHole(text));
	}

	/** {@code menu} with text, then a text that changes. */
	public static View menu(String before, Supplier<?> text) {
		return Element.html("menu", before, new TextHole(text));
	}

	/** {@code li} with parts. */
	public static View li(Part... parts) {
		return Element.html("li", parts);
	}

	/** {@code li} with text, then parts. */
	public static View li(String text, Part... parts) {
		return Element.html("li", text, parts);
	}

	/** {@code li} with a text that changes. */
	public static View li(Supplier<?> text) {
		return Element.html("li", new TextHole(text));
	}

	/** {@code li} with text, then a text that changes. */
	public static View li(String before, Supplier<?> text) {
		return Element.html("li", before, new TextHole(text));
	}

	/** {@code dl} with parts. */
	public static View dl(Part... parts) {
		return Element.html("dl", parts);
	}

	/** {@code dl} with text, then parts. */
	public static View dl(String text, Part... parts) {
		return Element.html("dl", text, parts);
	}

	/** {@code dl} with a text that changes. */
	public static View dl(Supplier<?> text) {
		return Element.html("dl", new TextHole(text));
	}

	/** {@code dl} with text, then a text that changes. */
	public static View dl(String before, Supplier<?> text) {
		return Element.html("dl", before, new TextHole(text));
	}

	/** {@code dt} with parts. */
	public static View dt(Part... parts) {
		return Element.html("dt", parts);
	}

	/** {@code dt} with text, then parts. */
	public static View dt(String text, Part... parts) {
		return Element.html("dt", text, parts);
	}

	/** {@code dt} with a text that changes. */
	public static View dt(Supplier<?> text) {
		return Element.html("dt", new TextHole(text));
	}

	/** {@code dt} with text, then a text that changes. */
	public static View dt(String before, Supplier<?> text) {
		return Element.html("dt", before, new TextHole(text));
	}

	/** {@code dd} with parts. */
	public static View dd(Part... parts) {
		return Element.html("dd", parts);
	}

	/** {@code dd} with text, then parts. */
	public static View dd(String text, Part... parts) {
		return Element.html("dd", text, parts);
	}

	/** {@code dd} with a text that changes. */
	public static View dd(Supplier<?> text) {
		return Element.html("dd", new TextHole(text));
	}

	/** {@code dd} with text, then a text that changes. */
	public static View dd(String before, Supplier<?> text) {
		return Element.html("dd", before, new TextHole(text));
	}

	/** {@code figure} with parts. */
	public static View figure(Part... parts) {
		return Element.html("figure", parts);
	}

	/** {@code figure} with text, then parts. */
	public static View figure(String text, Part... parts) {
		return Element.html("figure", text, parts);
	}

	/** {@code figure} with a text that changes. */
	public static View figure(Supplier<?> text) {
		return Element.html("figure", new TextHole(text));
	}

	/** {@code figure} with text, then a text that changes. */
	public static View figure(String before, Supplier<?> text) {
		return Element.html("figure", before, new TextHole(text));
	}

	/** {@code figcaption} with parts. */
	public static View figcaption(Part... parts) {
		return Element.html("figcaption", parts);
	}

	/** {@code figcaption} with text, then parts. */
	public static View figcaption(String text, Part... parts) {
		return Element.html("figcaption", text, parts);
	}

	/** {@code figcaption} with a text that changes. */
	public static View figcaption(Supplier<?> text) {
		return Element.html("figcaption", new TextHole(text));
	}

	/** {@code figcaption} with text, then a text that changes. */
	public static View figcaption(String before, Supplier<?> text) {
		return Element.html("figcaption", before, new TextHole(text));
	}

	/** {@code pre} with parts. */
	public static View pre(Part... parts) {
		return Element.html("pre", parts);
	}

	/** {@code pre} with text, then parts. */
	public static View pre(String text, Part... parts) {
		return Element.html("pre", text, parts);
	}

	/** {@code pre} with a text that changes. */
	public static View pre(Supplier<?> text) {
		return Element.html("pre", new TextHole(text));
	}

	/** {@code pre} with text, then a text that changes. */
	public static View pre(String before, Supplier<?> text) {
		return Element.html("pre", before, new TextHole(text));
	}

	/** {@code details} with parts. */
	public static View details(Part... parts) {
		return Element.html("details", parts);
	}

	/** {@code details} with text, then parts. */
	public static View details(String text, Part... parts) {
		return Element.html("details", text, parts);
	}

	/** {@code details} with a text that changes. */
	public static View details(Supplier<?> text) {
		return Element.html("details", new TextHole(text));
	}

	/** {@code details} with text, then a text that changes. */
	public static View details(String before, Supplier<?> text) {
		return Element.html("details", before, new TextHole(text));
	}

	/** {@code summary} with parts. */
	public static View summary(Part... parts) {
		return Element.html("summary", parts);
	}

	/** {@code summary} with text, then parts. */
	public static View summary(String text, Part... parts) {
		return Element.html("summary", text, parts);
	}

	/** {@code summary} with a text that changes. */
	public static View summary(Supplier<?> text) {
		return Element.html("summary", new TextHole(text));
	}

	/** {@code summary} with text, then a text that changes. */
	public static View summary(String before, Supplier<?> text) {
		return Element.html("summary", before, new TextHole(text));
	}

	/** {@code dialog} with parts. */
	public static View dialog(Part... parts) {
		return Element.html("dialog", parts);
	}

	/** {@code dialog} with text, then parts. */
	public static View dialog(String text, Part... parts) {
		return Element.html("dialog", text, parts);
	}

	/** {@code dialog} with a text that changes. */
	public static View dialog(Supplier<?> text) {
		return Element.html("dialog", new TextHole(text));
	}

	/** {@code dialog} with text, then a text that changes. */
	public static View dialog(String before, Supplier<?> text) {
		return Element.html("dialog", before, new TextHole(text));
	}

	/** {@code hr}. */
	public static View hr(Part... parts) {
		return Element.html("hr", parts);
	}

}
