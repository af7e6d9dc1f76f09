package dev.lattice.engine.html;

import java.util.List;

/**
 * An element.
 *
 * @param namespace the namespace of the tag
 * @param tag the tag
 * @param parts attributes and content, in any order
 */
public record Element(Namespace namespace, String tag, List<Part> parts) implements View {

	/** The languages in which a tag has a meaning. */
	public enum Namespace {

		/** HTML. */
		HTML,

		/** Scalable Vector Graphics. */
		SVG,

		/** Mathematical Markup Language. */
		MATH

	}

	static Element html(String tag, Part... parts) {
		return new Element(Namespace.HTML, tag, Checks.parts(tag, parts));
	}

	static Element html(String tag, String text, Part... parts) {
		return new Element(Namespace.HTML, tag, Checks.parts(tag, text, parts));
	}

	static Element svg(String tag, Part... parts) {
		return new Element(Namespace.SVG, tag, Checks.parts(tag, parts));
	}

	static Element svg(String tag, String text, Part... parts) {
		return new Element(Namespace.SVG, tag, Checks.parts(tag, text, parts));
	}

}
