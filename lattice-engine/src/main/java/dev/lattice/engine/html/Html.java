package dev.lattice.engine.html;

/**
 * The markup of a view, as static methods to be imported:
 * {@code import static dev.lattice.engine.html.Html.*}.
 * <p>
 * Every tag takes parts ({@code p(strong("a"), cls("b"))}), a text and parts
 * ({@code p("a", cls("b"))}), a signal or lambda ({@code p(count)}), or a text and a
 * signal or lambda ({@code p("Count: ", count)}). Among other parts a signal or lambda is
 * wrapped: {@code p(strong("Total"), text(count))}.
 * <p>
 * <strong>Names.</strong> A name belongs to the HTML tag of that name; the SVG tag is
 * then {@code svgA}, {@code svgText} and so on, and the attribute ends in {@code Attr}:
 * {@code formAttr}, {@code labelAttr}, {@code spanAttr}. Names with a hyphen are written
 * in camel case ({@code strokeWidth}). The two attributes that are words of Java are
 * {@code cls} and {@code forId}.
 * <p>
 * Not here: tags of the page's head, and {@code script} and {@code style}, which a strict
 * Content-Security-Policy refuses; attributes that would be scripts ({@code on…},
 * {@code srcdoc}). Addresses are checked by {@link SafeUrl}.
 * <p>
 * A method of a component that is named like a tag hides the imported ones of that name:
 * rename it, or write {@code Html.} before the tag.
 */
public final class Html extends SvgFilterTags {

	private Html() {
	}

}
