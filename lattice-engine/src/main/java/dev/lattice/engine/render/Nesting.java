package dev.lattice.engine.render;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.lattice.engine.patch.Wire;

/**
 * Refuses markup that a browser's parser would arrange otherwise, since the page would
 * then not be what the session thinks it is. The rules are those of the HTML Standard,
 * section 13.2.6 (tree construction), for the cases in which a parser closes, moves or
 * drops an element.
 */
final class Nesting {

	private static final Set<String> CLOSES_P = Set.of("address", "article", "aside", "blockquote", "details", "dialog",
			"dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
			"h6", "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section",
			"summary", "table", "ul");

	private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

	/** Elements that end the search for an open p or button. */
	private static final Set<String> SCOPES = Set.of("body", "caption", "table", "td", "th", "object");

	private static final Set<String> LISTS = Set.of("ul", "ol", "menu", "dl", "section", "article", "aside", "main",
			"nav", "header", "footer", "blockquote", "details", "fieldset", "form", "figure", "button", "select",
			"center", "pre", "table", "hgroup", "search", "dialog", "summary");

	/** Elements without content and without an end tag. */
	static final Set<String> VOID = Set.of("area", "br", "col", "embed", "hr", "img", "input", "source", "track",
			"wbr");

	/** What may stand directly in an element; others are moved or dropped. */
	private static final Map<String, Set<String>> CHILDREN = Map.of("table",
			Set.of("caption", "colgroup", "thead", "tbody", "tfoot"), "thead", Set.of("tr"), "tbody", Set.of("tr"),
			"tfoot", Set.of("tr"), "tr", Set.of("td", "th"), "colgroup", Set.of("col"), "select",
			Set.of("option", "optgroup", "hr"), "optgroup", Set.of("option"));

	/** Where an element must stand directly; elsewhere its tag is dropped. */
	private static final Map<String, Set<String>> PARENTS = Map.of("tr", Set.of("thead", "tbody", "tfoot"), "td",
			Set.of("tr"), "th", Set.of("tr"), "thead", Set.of("table"), "tbody", Set.of("table"), "tfoot",
			Set.of("table"), "caption", Set.of("table"), "colgroup", Set.of("table"), "col", Set.of("colgroup"));

	private static final Set<String> INTEGRATION_POINTS = Set.of("foreignObject", "desc", "title");

	private Nesting() {
	}

	/**
	 * Checks a template at the place where it is to stand.
	 * @throws IllegalStateException naming the elements and the way out
	 */
	static void check(Template template, Surroundings place) {
		List<Object> tokens = template.tokens();
		Surroundings here = place;
		Set<String> attributes = new HashSet<>();
		int slot = 0;
		for (int i = 0; i < tokens.size(); i = Tokens.next(tokens, i)) {
			int kind = Tokens.kind(tokens, i);
			slot += Tokens.isSlot(kind) ? 1 : 0;
			if (Tokens.isElement(kind)) {
				Surroundings child = new Surroundings(kind, Tokens.name(tokens, i), here);
				element(child, here);
				here = child;
				attributes.clear();
			}
			else if (kind == Wire.CLOSE) {
				here = here.outerOrBody();
			}
			else if (kind == Wire.TEXT || kind == Wire.TEXT_HOLE) {
				text(here);
			}
			else if (kind == Wire.RAW) {
				raw(here, template.isSole(slot));
			}
			else if (Tokens.isHole(kind)) {
				content(here);
			}
			else if (kind != Wire.HANDLER && kind != Wire.CLASS_HOLE
					&& !attributes.add(kind(kind, Tokens.name(tokens, i)))) {
				throw new IllegalStateException(
						"<" + here.tag() + "> has '" + Tokens.name(tokens, i) + "' twice; browsers keep only one");
			}
		}
	}

	private static String kind(int kind, String name) {
		boolean property = kind == Wire.PROPERTY_HOLE && !Tokens.isWritten(name);
		return ((kind == Wire.STYLE_HOLE) ? "style:" : property ? "property:" : "") + name;
	}

	private static void text(Surroundings here) {
		content(here);
		if (here.isHtml() && CHILDREN.containsKey(here.tag())) {
			throw refuse("Text", here,
					"put it into one of " + new TreeSet<>(CHILDREN.getOrDefault(here.tag(), Set.of())));
		}
	}

	/** What markup means depends on the element around it. */
	private static void raw(Surroundings here, boolean sole) {
		content(here);
		if (!sole && (!here.isHtml() || CHILDREN.containsKey(here.tag()))) {
			throw refuse("Markup beside other content", here, "give it an element of its own");
		}
	}

	private static void content(Surroundings here) {
		if (here.isHtml() && (VOID.contains(here.tag()) || here.tag().equals("iframe"))) {
			throw refuse("Content", here, "it has none");
		}
	}

	private static void element(Surroundings child, Surroundings parent) {
		content(parent);
		String name = "<" + child.tag() + ">";
		if (child.isHtml()) {
			if (!parent.isHtml() && !INTEGRATION_POINTS.contains(parent.tag())) {
				throw refuse(name, parent, "put <foreignObject> around HTML inside SVG");
			}
			html(child, parent, name);
		}
		else if (child.isSvg() && !child.tag().equals("svg")
				&& (!parent.isSvg() || parent.tag().equals("foreignObject"))) {
			throw refuse(name, parent, "put <svg> around it");
		}
	}

	private static void html(Surroundings child, Surroundings parent, String name) {
		Set<String> children = CHILDREN.get(parent.tag());
		if (parent.isHtml() && children != null && !children.contains(child.tag())) {
			throw refuse(name, parent, "expected one of " + new TreeSet<>(children)
					+ (child.tag().equals("tr") ? "; put <tbody> around the rows" : ""));
		}
		Set<String> parents = PARENTS.get(child.tag());
		if (parents != null && !parents.contains(parent.tag())) {
			throw refuse(name, parent, "it must stand in one of " + new TreeSet<>(parents));
		}
		if (HEADINGS.contains(child.tag()) && HEADINGS.contains(parent.tag())) {
			throw refuse(name, parent, "a heading ends the one before it");
		}
		if (CLOSES_P.contains(child.tag()) && isOpen("p", parent, true)) {
			throw refuse(name, parent,
					"browsers close <p> in front of it; use <div> or <span> instead of one of the two");
		}
		switch (child.tag()) {
			case "button" -> refuseWithin(name, "button", parent, true);
			case "a" -> refuseWithin(name, "a", parent, false);
			case "form" -> refuseWithin(name, "form", parent, false);
			case "li" -> refuseItem(name, Set.of("li"), parent);
			case "dd", "dt" -> refuseItem(name, Set.of("dd", "dt"), parent);
			default -> {
			}
		}
	}

	private static void refuseWithin(String name, String tag, Surroundings parent, boolean scoped) {
		if (isOpen(tag, parent, scoped)) {
			throw refuse(name, parent, "there is a <" + tag + "> around it already");
		}
	}

	private static boolean isOpen(String tag, Surroundings from, boolean scoped) {
		for (Surroundings here = from; here != null; here = here.outer()) {
			if (here.isHtml() && here.tag().equals(tag)) {
				return true;
			}
			boolean scope = SCOPES.contains(here.tag()) || (here.tag().equals("button") && !tag.equals("button"))
					|| (!here.isHtml() && INTEGRATION_POINTS.contains(here.tag()));
			if (scoped && scope) {
				return false;
			}
		}
		return false;
	}

	private static void refuseItem(String name, Set<String> items, Surroundings parent) {
		for (Surroundings here = parent; here != null && !LISTS.contains(here.tag())
				&& !SCOPES.contains(here.tag()); here = here.outer()) {
			if (items.contains(here.tag())) {
				throw refuse(name, parent, "an item ends the one before it; put a list around the inner items");
			}
		}
	}

	private static IllegalStateException refuse(String what, Surroundings where, String wayOut) {
		StringBuilder path = new StringBuilder();
		for (Surroundings here = where; here != null; here = here.outer()) {
			path.insert(0, (path.length() > 0) ? here.tag() + " > " : here.tag());
		}
		return new IllegalStateException(what + " cannot stand in <" + where.tag() + "> (" + path + "): " + wayOut);
	}

}
