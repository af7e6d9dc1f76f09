package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: forms. See {@link Html}. */
abstract class FormTags extends TableTags {

	FormTags() {
	}

	/** {@code form} with parts. */
	public static View form(Part... parts) {
		return Element.html("form", parts);
	}

	/** {@code form} with text, then parts. */
	public static View form(String text, Part... parts) {
		return Element.html("form", text, parts);
	}

	/** {@code form} with a text that changes. */
	public static View form(Supplier<?> text) {
		return Element.html("form", new TextHole(text));
	}

	/** {@code form} with text, then a text that changes. */
	public static View form(String before, Supplier<?> text) {
		return Element.html("form", before, new TextHole(text));
	}

	/** {@code label} with parts. */
	public static View label(Part... parts) {
		return Element.html("label", parts);
	}

	/** {@code label} with text, then parts. */
	public static View label(String text, Part... parts) {
		return Element.html("label", text, parts);
	}

	/** {@code label} with a text that changes. */
	public static View label(Supplier<?> text) {
		return Element.html("label", new TextHole(text));
	}

	/** {@code label} with text, then a text that changes. */
	public static View label(String before, Supplier<?> text) {
		return Element.html("label", before, new TextHole(text));
	}

	/** {@code button} with parts. */
	public static View button(Part... parts) {
		return Element.html("button", parts);
	}

	/** {@code button} with text, then parts. */
	public static View button(String text, Part... parts) {
		return Element.html("button", text, parts);
	}

	/** {@code button} with a text that changes. */
	public static View button(Supplier<?> text) {
		return Element.html("button", new TextHole(text));
	}

	/** {@code button} with text, then a text that changes. */
	public static View button(String before, Supplier<?> text) {
		return Element.html("button", before, new TextHole(text));
	}

	/** {@code select} with parts. */
	public static View select(Part... parts) {
		return Element.html("select", parts);
	}

	/** {@code select} with text, then parts. */
	public static View select(String text, Part... parts) {
		return Element.html("select", text, parts);
	}

	/** {@code select} with a text that changes. */
	public static View select(Supplier<?> text) {
		return Element.html("select", new TextHole(text));
	}

	/** {@code select} with text, then a text that changes. */
	public static View select(String before, Supplier<?> text) {
		return Element.html("select", before, new TextHole(text));
	}

	/** {@code datalist} with parts. */
	public static View datalist(Part... parts) {
		return Element.html("datalist", parts);
	}

	/** {@code datalist} with text, then parts. */
	public static View datalist(String text, Part... parts) {
		return Element.html("datalist", text, parts);
	}

	/** {@code datalist} with a text that changes. */
	public static View datalist(Supplier<?> text) {
		return Element.html("datalist", new TextHole(text));
	}

	/** {@code datalist} with text, then a text that changes. */
	public static View datalist(String before, Supplier<?> text) {
		return Element.html("datalist", before, new TextHole(text));
	}

	/** {@code optgroup} with parts. */
	public static View optgroup(Part... parts) {
		return Element.html("optgroup", parts);
	}

	/** {@code optgroup} with text, then parts. */
	public static View optgroup(String text, Part... parts) {
		return Element.html("optgroup", text, parts);
	}

	/** {@code optgroup} with a text that changes. */
	public static View optgroup(Supplier<?> text) {
		return Element.html("optgroup", new TextHole(text));
	}

	/** {@code optgroup} with text, then a text that changes. */
	public static View optgroup(String before, Supplier<?> text) {
		return Element.html("optgroup", before, new TextHole(text));
	}

	/** {@code option} with parts. */
	public static View option(Part... parts) {
		return Element.html("option", parts);
	}

	/** {@code option} with text, then parts. */
	public static View option(String text, Part... parts) {
		return Element.html("option", text, parts);
	}

	/** {@code option} with a text that changes. */
	public static View option(Supplier<?> text) {
		return Element.html("option", new TextHole(text));
	}

	/** {@code option} with text, then a text that changes. */
	public static View option(String before, Supplier<?> text) {
		return Element.html("option", before, new TextHole(text));
	}

	/** {@code textarea} with parts. */
	public static View textarea(Part... parts) {
		return Element.html("textarea", parts);
	}

	/** {@code textarea} with text, then parts. */
	public static View textarea(String text, Part... parts) {
		return Element.html("textarea", text, parts);
	}

	/** {@code textarea} with a text that changes. */
	public static View textarea(Supplier<?> text) {
		return Element.html("textarea", new TextHole(text));
	}

	/** {@code textarea} with text, then a text that changes. */
	public static View textarea(String before, Supplier<?> text) {
		return Element.html("textarea", before, new TextHole(text));
	}

	/** {@code output} with parts. */
	public static View output(Part... parts) {
		return Element.html("output", parts);
	}

	/** {@code output} with text, then parts. */
	public static View output(String text, Part... parts) {
		return Element.html("output", text, parts);
	}

	/** {@code output} with a text that changes. */
	public static View output(Supplier<?> text) {
		return Element.html("output", new TextHole(text));
	}

	/** {@code output} with text, then a text that changes. */
	public static View output(String before, Supplier<?> text) {
		return Element.html("output", before, new TextHole(text));
	}

	/** {@code progress} with parts. */
	public static View progress(Part... parts) {
		return Element.html("progress", parts);
	}

	/** {@code progress} with text, then parts. */
	public static View progress(String text, Part... parts) {
		return Element.html("progress", text, parts);
	}

	/** {@code progress} with a text that changes. */
	public static View progress(Supplier<?> text) {
		return Element.html("progress", new TextHole(text));
	}

	/** {@code progress} with text, then a text that changes. */
	public static View progress(String before, Supplier<?> text) {
		return Element.html("progress", before, new TextHole(text));
	}

	/** {@code meter} with parts. */
	public static View meter(Part... parts) {
		return Element.html("meter", parts);
	}

	/** {@code meter} with text, then parts. */
	public static View meter(String text, Part... parts) {
		return Element.html("meter", text, parts);
	}

	/** {@code meter} with a text that changes. */
	public static View meter(Supplier<?> text) {
		return Element.html("meter", new TextHole(text));
	}

	/** {@code meter} with text, then a text that changes. */
	public static View meter(String before, Supplier<?> text) {
		return Element.html("meter", before, new TextHole(text));
	}

	/** {@code fieldset} with parts. */
	public static View fieldset(Part... parts) {
		return Element.html("fieldset", parts);
	}

	/** {@code fieldset} with text, then parts. */
	public static View fieldset(String text, Part... parts) {
		return Element.html("fieldset", text, parts);
	}

	/** {@code fieldset} with a text that changes. */
	public static View fieldset(Supplier<?> text) {
		return Element.html("fieldset", new TextHole(text));
	}

	/** {@code fieldset} with text, then a text that changes. */
	public static View fieldset(String before, Supplier<?> text) {
		return Element.html("fieldset", before, new TextHole(text));
	}

	/** {@code legend} with parts. */
	public static View legend(Part... parts) {
		return Element.html("legend", parts);
	}

	/** {@code legend} with text, then parts. */
	public static View legend(String text, Part... parts) {
		return Element.html("legend", text, parts);
	}

	/** {@code legend} with a text that changes. */
	public static View legend(Supplier<?> text) {
		return Element.html("legend", new TextHole(text));
	}

	/** {@code legend} with text, then a text that changes. */
	public static View legend(String before, Supplier<?> text) {
		return Element.html("legend", before, new TextHole(text));
	}

	/** {@code input}. */
	public static View input(Part... parts) {
		return Element.html("input", parts);
	}

}
