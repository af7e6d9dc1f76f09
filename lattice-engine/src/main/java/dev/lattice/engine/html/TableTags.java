package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: tables. See {@link Html}. */
abstract class TableTags extends MediaTags {

	TableTags() {
	}

	/** {@code table} with parts. */
	public static View table(Part... parts) {
		return Element.html("table", parts);
	}

	/** {@code table} with text, then parts. */
	public static View table(String text, Part... parts) {
		return Element.html("table", text, parts);
	}

	/** {@code table} with a text that changes. */
	public static View table(Supplier<?> text) {
		return Element.html("table", new TextHole(text));
	}

	/** {@code table} with text, then a text that changes. */
	public static View table(String before, Supplier<?> text) {
		return Element.html("table", before, new TextHole(text));
	}

	/** {@code caption} with parts. */
	public static View caption(Part... parts) {
		return Element.html("caption", parts);
	}

	/** {@code caption} with text, then parts. */
	public static View caption(String text, Part... parts) {
		return Element.html("caption", text, parts);
	}

	/** {@code caption} with a text that changes. */
	public static View caption(Supplier<?> text) {
		return Element.html("caption", new TextHole(text));
	}

	/** {@code caption} with text, then a text that changes. */
	public static View caption(String before, Supplier<?> text) {
		return Element.html("caption", before, new TextHole(text));
	}

	/** {@code colgroup} with parts. */
	public static View colgroup(Part... parts) {
		return Element.html("colgroup", parts);
	}

	/** {@code colgroup} with text, then parts. */
	public static View colgroup(String text, Part... parts) {
		return Element.html("colgroup", text, parts);
	}

	/** {@code colgroup} with a text that changes. */
	public static View colgroup(Supplier<?> text) {
		return Element.html("colgroup", new TextHole(text));
	}

	/** {@code colgroup} with text, then a text that changes. */
	public static View colgroup(String before, Supplier<?> text) {
		return Element.html("colgroup", before, new TextHole(text));
	}

	/** {@code thead} with parts. */
	public static View thead(Part... parts) {
		return Element.html("thead", parts);
	}

	/** {@code thead} with text, then parts. */
	public static View thead(String text, Part... parts) {
		return Element.html("thead", text, parts);
	}

	/** {@code thead} with a text that changes. */
	public static View thead(Supplier<?> text) {
		return Element.html("thead", new TextHole(text));
	}

	/** {@code thead} with text, then a text that changes. */
	public static View thead(String before, Supplier<?> text) {
		return Element.html("thead", before, new TextHole(text));
	}

	/** {@code tbody} with parts. */
	public static View tbody(Part... parts) {
		return Element.html("tbody", parts);
	}

	/** {@code tbody} with text, then parts. */
	public static View tbody(String text, Part... parts) {
		return Element.html("tbody", text, parts);
	}

	/** {@code tbody} with a text that changes. */
	public static View tbody(Supplier<?> text) {
		return Element.html("tbody", new TextHole(text));
	}

	/** {@code tbody} with text, then a text that changes. */
	public static View tbody(String before, Supplier<?> text) {
		return Element.html("tbody", before, new TextHole(text));
	}

	/** {@code tfoot} with parts. */
	public static View tfoot(Part... parts) {
		return Element.html("tfoot", parts);
	}

	/** {@code tfoot} with text, then parts. */
	public static View tfoot(String text, Part... parts) {
		return Element.html("tfoot", text, parts);
	}

	/** {@code tfoot} with a text that changes. */
	public static View tfoot(Supplier<?> text) {
		return Element.html("tfoot", new TextHole(text));
	}

	/** {@code tfoot} with text, then a text that changes. */
	public static View tfoot(String before, Supplier<?> text) {
		return Element.html("tfoot", before, new TextHole(text));
	}

	/** {@code tr} with parts. */
	public static View tr(Part... parts) {
		return Element.html("tr", parts);
	}

	/** {@code tr} with text, then parts. */
	public static View tr(String text, Part... parts) {
		return Element.html("tr", text, parts);
	}

	/** {@code tr} with a text that changes. */
	public static View tr(Supplier<?> text) {
		return Element.html("tr", new TextHole(text));
	}

	/** {@code tr} with text, then a text that changes. */
	public static View tr(String before, Supplier<?> text) {
		return Element.html("tr", before, new TextHole(text));
	}

	/** {@code td} with parts. */
	public static View td(Part... parts) {
		return Element.html("td", parts);
	}

	/** {@code td} with text, then parts. */
	public static View td(String text, Part... parts) {
		return Element.html("td", text, parts);
	}

	/** {@code td} with a text that changes. */
	public static View td(Supplier<?> text) {
		return Element.html("td", new TextHole(text));
	}

	/** {@code td} with text, then a text that changes. */
	public static View td(String before, Supplier<?> text) {
		return Element.html("td", before, new TextHole(text));
	}

	/** {@code th} with parts. */
	public static View th(Part... parts) {
		return Element.html("th", parts);
	}

	/** {@code th} with text, then parts. */
	public static View th(String text, Part... parts) {
		return Element.html("th", text, parts);
	}

	/** {@code th} with a text that changes. */
	public static View th(Supplier<?> text) {
		return Element.html("th", new TextHole(text));
	}

	/** {@code th} with text, then a text that changes. */
	public static View th(String before, Supplier<?> text) {
		return Element.html("th", before, new TextHole(text));
	}

	/** {@code col}. */
	public static View col(Part... parts) {
		return Element.html("col", parts);
	}

}
