package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: embedded content. See {@link Html}. */
abstract class MediaTags extends TextTags {

	MediaTags() {
	}

	/** {@code picture} with parts. */
	public static View picture(Part... parts) {
		return Element.html("picture", parts);
	}

	/** {@code picture} with text, then parts. */
	public static View picture(String text, Part... parts) {
		return Element.html("picture", text, parts);
	}

	/** {@code picture} with a text that changes. */
	public static View picture(Supplier<?> text) {
		return Element.html("picture", new TextHole(text));
	}

	/** {@code picture} with text, then a text that changes. */
	public static View picture(String before, Supplier<?> text) {
		return Element.html("picture", before, new TextHole(text));
	}

	/** {@code iframe} with parts. */
	public static View iframe(Part... parts) {
		return Element.html("iframe", parts);
	}

	/** {@code iframe} with text, then parts. */
	public static View iframe(String text, Part... parts) {
		return Element.html("iframe", text, parts);
	}

	/** {@code iframe} with a text that changes. */
	public static View iframe(Supplier<?> text) {
		return Element.html("iframe", new TextHole(text));
	}

	/** {@code iframe} with text, then a text that changes. */
	public static View iframe(String before, Supplier<?> text) {
		return Element.html("iframe", before, new TextHole(text));
	}

	/** {@code object} with parts. */
	public static View object(Part... parts) {
		return Element.html("object", parts);
	}

	/** {@code object} with text, then parts. */
	public static View object(String text, Part... parts) {
		return Element.html("object", text, parts);
	}

	/** {@code object} with a text that changes. */
	public static View object(Supplier<?> text) {
		return Element.html("object", new TextHole(text));
	}

	/** {@code object} with text, then a text that changes. */
	public static View object(String before, Supplier<?> text) {
		return Element.html("object", before, new TextHole(text));
	}

	/** {@code video} with parts. */
	public static View video(Part... parts) {
		return Element.html("video", parts);
	}

	/** {@code video} with text, then parts. */
	public static View video(String text, Part... parts) {
		return Element.html("video", text, parts);
	}

	/** {@code video} with a text that changes. */
	public static View video(Supplier<?> text) {
		return Element.html("video", new TextHole(text));
	}

	/** {@code video} with text, then a text that changes. */
	public static View video(String before, Supplier<?> text) {
		return Element.html("video", before, new TextHole(text));
	}

	/** {@code audio} with parts. */
	public static View audio(Part... parts) {
		return Element.html("audio", parts);
	}

	/** {@code audio} with text, then parts. */
	public static View audio(String text, Part... parts) {
		return Element.html("audio", text, parts);
	}

	/** {@code audio} with a text that changes. */
	public static View audio(Supplier<?> text) {
		return Element.html("audio", new TextHole(text));
	}

	/** {@code audio} with text, then a text that changes. */
	public static View audio(String before, Supplier<?> text) {
		return Element.html("audio", before, new TextHole(text));
	}

	/** {@code map} with parts. */
	public static View map(Part... parts) {
		return Element.html("map", parts);
	}

	/** {@code map} with text, then parts. */
	public static View map(String text, Part... parts) {
		return Element.html("map", text, parts);
	}

	/** {@code map} with a text that changes. */
	public static View map(Supplier<?> text) {
		return Element.html("map", new TextHole(text));
	}

	/** {@code map} with text, then a text that changes. */
	public static View map(String before, Supplier<?> text) {
		return Element.html("map", before, new TextHole(text));
	}

	/** {@code canvas} with parts. */
	public static View canvas(Part... parts) {
		return Element.html("canvas", parts);
	}

	/** {@code canvas} with text, then parts. */
	public static View canvas(String text, Part... parts) {
		return Element.html("canvas", text, parts);
	}

	/** {@code canvas} with a text that changes. */
	public static View canvas(Supplier<?> text) {
		return Element.html("canvas", new TextHole(text));
	}

	/** {@code canvas} with text, then a text that changes. */
	public static View canvas(String before, Supplier<?> text) {
		return Element.html("canvas", before, new TextHole(text));
	}

	/** {@code slot} with parts. */
	public static View slot(Part... parts) {
		return Element.html("slot", parts);
	}

	/** {@code slot} with text, then parts. */
	public static View slot(String text, Part... parts) {
		return Element.html("slot", text, parts);
	}

	/** {@code slot} with a text that changes. */
	public static View slot(Supplier<?> text) {
		return Element.html("slot", new TextHole(text));
	}

	/** {@code slot} with text, then a text that changes. */
	public static View slot(String before, Supplier<?> text) {
		return Element.html("slot", before, new TextHole(text));
	}

	/** {@code source}. */
	public static View source(Part... parts) {
		return Element.html("source", parts);
	}

	/** {@code img}. */
	public static View img(Part... parts) {
		return Element.html("img", parts);
	}

	/** {@code embed}. */
	public static View embed(Part... parts) {
		return Element.html("embed", parts);
	}

	/** {@code track}. */
	public static View track(Part... parts) {
		return Element.html("track", parts);
	}

	/** {@code area}. */
	public static View area(Part... parts) {
		return Element.html("area", parts);
	}

}
