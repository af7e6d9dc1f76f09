package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Tags: SVG. See {@link Html}. */
abstract class SvgTags extends FormTags {

	SvgTags() {
	}

	/** {@code svg} (SVG). */
	public static View svg(Part... parts) {
		return Element.svg("svg", parts);
	}

	/** {@code g} (SVG). */
	public static View g(Part... parts) {
		return Element.svg("g", parts);
	}

	/** {@code defs} (SVG). */
	public static View defs(Part... parts) {
		return Element.svg("defs", parts);
	}

	/** {@code symbol} (SVG). */
	public static View symbol(Part... parts) {
		return Element.svg("symbol", parts);
	}

	/** {@code use} (SVG). */
	public static View use(Part... parts) {
		return Element.svg("use", parts);
	}

	/** {@code path} (SVG). */
	public static View path(Part... parts) {
		return Element.svg("path", parts);
	}

	/** {@code rect} (SVG). */
	public static View rect(Part... parts) {
		return Element.svg("rect", parts);
	}

	/** {@code circle} (SVG). */
	public static View circle(Part... parts) {
		return Element.svg("circle", parts);
	}

	/** {@code ellipse} (SVG). */
	public static View ellipse(Part... parts) {
		return Element.svg("ellipse", parts);
	}

	/** {@code line} (SVG). */
	public static View line(Part... parts) {
		return Element.svg("line", parts);
	}

	/** {@code polyline} (SVG). */
	public static View polyline(Part... parts) {
		return Element.svg("polyline", parts);
	}

	/** {@code polygon} (SVG). */
	public static View polygon(Part... parts) {
		return Element.svg("polygon", parts);
	}

	/** {@code text} (SVG) with parts. */
	public static View svgText(Part... parts) {
		return Element.svg("text", parts);
	}

	/** {@code text} (SVG) with text, then parts. */
	public static View svgText(String text, Part... parts) {
		return Element.svg("text", text, parts);
	}

	/** {@code text} (SVG) with a text that changes. */
	public static View svgText(Supplier<?> text) {
		return Element.svg("text", new TextHole(text));
	}

	/** {@code text} (SVG) with text, then a text that changes. */
	public static View svgText(String before, Supplier<?> text) {
		return Element.svg("text", before, new TextHole(text));
	}

	/** {@code tspan} (SVG) with parts. */
	public static View tspan(Part... parts) {
		return Element.svg("tspan", parts);
	}

	/** {@code tspan} (SVG) with text, then parts. */
	public static View tspan(String text, Part... parts) {
		return Element.svg("tspan", text, parts);
	}

	/** {@code tspan} (SVG) with a text that changes. */
	public static View tspan(Supplier<?> text) {
		return Element.svg("tspan", new TextHole(text));
	}

	/** {@code tspan} (SVG) with text, then a text that changes. */
	public static View tspan(String before, Supplier<?> text) {
		return Element.svg("tspan", before, new TextHole(text));
	}

	/** {@code textPath} (SVG) with parts. */
	public static View textPath(Part... parts) {
		return Element.svg("textPath", parts);
	}

	/** {@code textPath} (SVG) with text, then parts. */
	public static View textPath(String text, Part... parts) {
		return Element.svg("textPath", text, parts);
	}

	/** {@code textPath} (SVG) with a text that changes. */
	public static View textPath(Supplier<?> text) {
		return Element.svg("textPath", new TextHole(text));
	}

	/** {@code textPath} (SVG) with text, then a text that changes. */
	public static View textPath(String before, Supplier<?> text) {
		return Element.svg("textPath", before, new TextHole(text));
	}

	/** {@code image} (SVG). */
	public static View image(Part... parts) {
		return Element.svg("image", parts);
	}

	/** {@code a} (SVG) with parts. */
	public static View svgA(Part... parts) {
		return Element.svg("a", parts);
	}

	/** {@code a} (SVG) with text, then parts. */
	public static View svgA(String text, Part... parts) {
		return Element.svg("a", text, parts);
	}

	/** {@code a} (SVG) with a text that changes. */
	public static View svgA(Supplier<?> text) {
		return Element.svg("a", new TextHole(text));
	}

	/** {@code a} (SVG) with text, then a text that changes. */
	public static View svgA(String before, Supplier<?> text) {
		return Element.svg("a", before, new TextHole(text));
	}

	/** {@code title} (SVG) with parts. */
	public static View svgTitle(Part... parts) {
		return Element.svg("title", parts);
	}

	/** {@code title} (SVG) with text, then parts. */
	public static View svgTitle(String text, Part... parts) {
		return Element.svg("title", text, parts);
	}

	/** {@code title} (SVG) with a text that changes. */
	public static View svgTitle(Supplier<?> text) {
		return Element.svg("title", new TextHole(text));
	}

	/** {@code title} (SVG) with text, then a text that changes. */
	public static View svgTitle(String before, Supplier<?> text) {
		return Element.svg("title", before, new TextHole(text));
	}

	/** {@code desc} (SVG) with parts. */
	public static View desc(Part... parts) {
		return Element.svg("desc", parts);
	}

	/** {@code desc} (SVG) with text, then parts. */
	public static View desc(String text, Part... parts) {
		return Element.svg("desc", text, parts);
	}

	/** {@code desc} (SVG) with a text that changes. */
	public static View desc(Supplier<?> text) {
		return Element.svg("desc", new TextHole(text));
	}

	/** {@code desc} (SVG) with text, then a text that changes. */
	public static View desc(String before, Supplier<?> text) {
		return Element.svg("desc", before, new TextHole(text));
	}

	/** {@code metadata} (SVG). */
	public static View metadata(Part... parts) {
		return Element.svg("metadata", parts);
	}

	/** {@code marker} (SVG). */
	public static View marker(Part... parts) {
		return Element.svg("marker", parts);
	}

	/** {@code mask} (SVG). */
	public static View mask(Part... parts) {
		return Element.svg("mask", parts);
	}

	/** {@code pattern} (SVG). */
	public static View pattern(Part... parts) {
		return Element.svg("pattern", parts);
	}

	/** {@code clipPath} (SVG). */
	public static View clipPath(Part... parts) {
		return Element.svg("clipPath", parts);
	}

	/** {@code linearGradient} (SVG). */
	public static View linearGradient(Part... parts) {
		return Element.svg("linearGradient", parts);
	}

	/** {@code radialGradient} (SVG). */
	public static View radialGradient(Part... parts) {
		return Element.svg("radialGradient", parts);
	}

	/** {@code stop} (SVG). */
	public static View stop(Part... parts) {
		return Element.svg("stop", parts);
	}

	/** {@code filter} (SVG). */
	public static View filter(Part... parts) {
		return Element.svg("filter", parts);
	}

	/** {@code foreignObject} (SVG). */
	public static View foreignObject(Part... parts) {
		return Element.svg("foreignObject", parts);
	}

	/** {@code switch} (SVG). */
	public static View svgSwitch(Part... parts) {
		return Element.svg("switch", parts);
	}

	/** {@code view} (SVG). */
	public static View svgView(Part... parts) {
		return Element.svg("view", parts);
	}

	/** {@code animate} (SVG). */
	public static View animate(Part... parts) {
		return Element.svg("animate", parts);
	}

	/** {@code animateMotion} (SVG). */
	public static View animateMotion(Part... parts) {
		return Element.svg("animateMotion", parts);
	}

	/** {@code animateTransform} (SVG). */
	public static View animateTransform(Part... parts) {
		return Element.svg("animateTransform", parts);
	}

	/** {@code set} (SVG). */
	public static View svgSet(Part... parts) {
		return Element.svg("set", parts);
	}

	/** {@code mpath} (SVG). */
	public static View mpath(Part... parts) {
		return Element.svg("mpath", parts);
	}

}
