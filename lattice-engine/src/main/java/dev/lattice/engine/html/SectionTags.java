package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: sections and headings. See {@link Html}. */
abstract class SectionTags extends Attributes {

	SectionTags() {
	}

	/** {@code main} with parts. */
	public static View main(Part... parts) {
		return Element.html("main", parts);
	}

	/** {@code main} with text, then parts. */
	public static View main(String text, Part... parts) {
		return Element.html("main", text, parts);
	}

	/** {@code main} with a text that changes. */
	public static View main(Supplier<?> text) {
		return Element.html("main", new TextHole(text));
	}

	/** {@code main} with text, then a text that changes. */
	public static View main(String before, Supplier<?> text) {
		return Element.html("main", before, new TextHole(text));
	}

	/** {@code header} with parts. */
	public static View header(Part... parts) {
		return Element.html("header", parts);
	}

	/** {@code header} with text, then parts. */
	public static View header(String text, Part... parts) {
		return Element.html("header", text, parts);
	}

	/** {@code header} with a text that changes. */
	public static View header(Supplier<?> text) {
		return Element.html("header", new TextHole(text));
	}

	/** {@code header} with text, then a text that changes. */
	public static View header(String before, Supplier<?> text) {
		return Element.html("header", before, new TextHole(text));
	}

	/** {@code footer} with parts. */
	public static View footer(Part... parts) {
		return Element.html("footer", parts);
	}

	/** {@code footer} with text, then parts. */
	public static View footer(String text, Part... parts) {
		return Element.html("footer", text, parts);
	}

	/** {@code footer} with a text that changes. */
	public static View footer(Supplier<?> text) {
		return Element.html("footer", new TextHole(text));
	}

	/** {@code footer} with text, then a text that changes. */
	public static View footer(String before, Supplier<?> text) {
		return Element.html("footer", before, new TextHole(text));
	}

	/** {@code nav} with parts. */
	public static View nav(Part... parts) {
		return Element.html("nav", parts);
	}

	/** {@code nav} with text, then parts. */
	public static View nav(String text, Part... parts) {
		return Element.html("nav", text, parts);
	}

	/** {@code nav} with a text that changes. */
	public static View nav(Supplier<?> text) {
		return Element.html("nav", new TextHole(text));
	}

	/** {@code nav} with text, then a text that changes. */
	public static View nav(String before, Supplier<?> text) {
		return Element.html("nav", before, new TextHole(text));
	}

	/** {@code section} with parts. */
	public static View section(Part... parts) {
		return Element.html("section", parts);
	}

	/** {@code section} with text, then parts. */
	public static View section(String text, Part... parts) {
		return Element.html("section", text, parts);
	}

	/** {@code section} with a text that changes. */
	public static View section(Supplier<?> text) {
		return Element.html("section", new TextHole(text));
	}

	/** {@code section} with text, then a text that changes. */
	public static View section(String before, Supplier<?> text) {
		return Element.html("section", before, new TextHole(text));
	}

	/** {@code article} with parts. */
	public static View article(Part... parts) {
		return Element.html("article", parts);
	}

	/** {@code article} with text, then parts. */
	public static View article(String text, Part... parts) {
		return Element.html("article", text, parts);
	}

	/** {@code article} with a text that changes. */
	public static View article(Supplier<?> text) {
		return Element.html("article", new TextHole(text));
	}

	/** {@code article} with text, then a text that changes. */
	public static View article(String before, Supplier<?> text) {
		return Element.html("article", before, new TextHole(text));
	}

	/** {@code aside} with parts. */
	public static View aside(Part... parts) {
		return Element.html("aside", parts);
	}

	/** {@code aside} with text, then parts. */
	public static View aside(String text, Part... parts) {
		return Element.html("aside", text, parts);
	}

	/** {@code aside} with a text that changes. */
	public static View aside(Supplier<?> text) {
		return Element.html("aside", new TextHole(text));
	}

	/** {@code aside} with text, then a text that changes. */
	public static View aside(String before, Supplier<?> text) {
		return Element.html("aside", before, new TextHole(text));
	}

	/** {@code h1} with parts. */
	public static View h1(Part... parts) {
		return Element.html("h1", parts);
	}

	/** {@code h1} with text, then parts. */
	public static View h1(String text, Part... parts) {
		return Element.html("h1", text, parts);
	}

	/** {@code h1} with a text that changes. */
	public static View h1(Supplier<?> text) {
		return Element.html("h1", new TextHole(text));
	}

	/** {@code h1} with text, then a text that changes. */
	public static View h1(String before, Supplier<?> text) {
		return Element.html("h1", before, new TextHole(text));
	}

	/** {@code h2} with parts. */
	public static View h2(Part... parts) {
		return Element.html("h2", parts);
	}

	/** {@code h2} with text, then parts. */
	public static View h2(String text, Part... parts) {
		return Element.html("h2", text, parts);
	}

	/** {@code h2} with a text that changes. */
	public static View h2(Supplier<?> text) {
		return Element.html("h2", new TextHole(text));
	}

	/** {@code h2} with text, then a text that changes. */
	public static View h2(String before, Supplier<?> text) {
		return Element.html("h2", before, new TextHole(text));
	}

	/** {@code h3} with parts. */
	public static View h3(Part... parts) {
		return Element.html("h3", parts);
	}

	/** {@code h3} with text, then parts. */
	public static View h3(String text, Part... parts) {
		return Element.html("h3", text, parts);
	}

	/** {@code h3} with a text that changes. */
	public static View h3(Supplier<?> text) {
		return Element.html("h3", new TextHole(text));
	}

	/** {@code h3} with text, then a text that changes. */
	public static View h3(String before, Supplier<?> text) {
		return Element.html("h3", before, new TextHole(text));
	}

	/** {@code h4} with parts. */
	public static View h4(Part... parts) {
		return Element.html("h4", parts);
	}

	/** {@code h4} with text, then parts. */
	public static View h4(String text, Part... parts) {
		return Element.html("h4", text, parts);
	}

	/** {@code h4} with a text that changes. */
	public static View h4(Supplier<?> text) {
		return Element.html("h4", new TextHole(text));
	}

	/** {@code h4} with text, then a text that changes. */
	public static View h4(String before, Supplier<?> text) {
		return Element.html("h4", before, new TextHole(text));
	}

	/** {@code h5} with parts. */
	public static View h5(Part... parts) {
		return Element.html("h5", parts);
	}

	/** {@code h5} with text, then parts. */
	public static View h5(String text, Part... parts) {
		return Element.html("h5", text, parts);
	}

	/** {@code h5} with a text that changes. */
	public static View h5(Supplier<?> text) {
		return Element.html("h5", new TextHole(text));
	}

	/** {@code h5} with text, then a text that changes. */
	public static View h5(String before, Supplier<?> text) {
		return Element.html("h5", before, new TextHole(text));
	}

	/** {@code h6} with parts. */
	public static View h6(Part... parts) {
		return Element.html("h6", parts);
	}

	/** {@code h6} with text, then parts. */
	public static View h6(String text, Part... parts) {
		return Element.html("h6", text, parts);
	}

	/** {@code h6} with a text that changes. */
	public static View h6(Supplier<?> text) {
		return Element.html("h6", new TextHole(text));
	}

	/** {@code h6} with text, then a text that changes. */
	public static View h6(String before, Supplier<?> text) {
		return Element.html("h6", before, new TextHole(text));
	}

	/** {@code hgroup} with parts. */
	public static View hgroup(Part... parts) {
		return Element.html("hgroup", parts);
	}

	/** {@code hgroup} with text, then parts. */
	public static View hgroup(String text, Part... parts) {
		return Element.html("hgroup", text, parts);
	}

	/** {@code hgroup} with a text that changes. */
	public static View hgroup(Supplier<?> text) {
		return Element.html("hgroup", new TextHole(text));
	}

	/** {@code hgroup} with text, then a text that changes. */
	public static View hgroup(String before, Supplier<?> text) {
		return Element.html("hgroup", before, new TextHole(text));
	}

	/** {@code search} with parts. */
	public static View search(Part... parts) {
		return Element.html("search", parts);
	}

	/** {@code search} with text, then parts. */
	public static View search(String text, Part... parts) {
		return Element.html("search", text, parts);
	}

	/** {@code search} with a text that changes. */
	public static View search(Supplier<?> text) {
		return Element.html("search", new TextHole(text));
	}

	/** {@code search} with text, then a text that changes. */
	public static View search(String before, Supplier<?> text) {
		return Element.html("search", before, new TextHole(text));
	}

}
