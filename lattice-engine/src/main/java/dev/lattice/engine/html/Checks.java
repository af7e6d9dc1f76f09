package dev.lattice.engine.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the DSL refuses, said where it is written rather than where it would break. */
final class Checks {

	/** What separates classes from each other. */
	private static final String WHITE_SPACE = " \t\n\u000B\f\r";

	private static final Set<String> REFUSED_PROPERTIES = Set.of("srcdoc", "textcontent", "innertext", "outertext",
			"nodevalue", "style", "csstext", "classname", "classlist", "attributes", "dataset", "id", "constructor",
			"prototype", "__proto__");

	private Checks() {
	}

	static List<Part> parts(String tag, Part... parts) {
		return copy(tag, new ArrayList<>(parts.length), parts);
	}

	static List<Part> parts(String tag, String text, Part... parts) {
		List<Part> all = new ArrayList<>(parts.length + 1);
		all.add(new Text(text));
		return copy(tag, all, parts);
	}

	@SuppressWarnings("NullAway") // callers may not be null-checked
	private static List<Part> copy(String tag, List<Part> all, Part... parts) {
		for (Part part : parts) {
			if (part == null) {
				throw new IllegalArgumentException(
						"A part of <" + tag + "> is null; use nothing() for a view that is not there");
			}
			all.add(part);
		}
		return Collections.unmodifiableList(all);
	}

	@SuppressWarnings("NullAway") // callers may not be null-checked
	static List<View> views(View... views) {
		if (views == null || Arrays.asList(views).contains(null)) {
			throw new IllegalArgumentException(
					"A view of a fragment is null; use nothing() for a view that is not there");
		}
		return List.of(views);
	}

	@SuppressWarnings("NullAway") // callers may not be null-checked
	static Attribute attributePart(Attribute attribute) {
		if (attribute == null) {
			throw new IllegalArgumentException(
					"One of several attributes is null; use attributes() for one that is not there");
		}
		return attribute;
	}

	static String tag(String tag) {
		if (!isName(tag, "", ".-") || tag.charAt(0) < 'a') {
			throw new IllegalArgumentException(
					"'" + tag + "' is no tag; expected a lower-case letter, then letters, digits, . and -");
		}
		switch (tag.toLowerCase(Locale.ROOT)) {
			case "html", "head", "body", "base", "script", "style", "link", "meta", "frame", "frameset", "noscript",
					"noembed", "noframes", "listing", "image", "plaintext", "xmp",
					"template" ->
				throw new IllegalArgumentException(
						"<" + tag + "> cannot stand in a view; the page's head belongs to the page, and scripts and"
								+ " styles are files of their own, so that a strict Content-Security-Policy holds");
			default -> {
			}
		}
		return tag;
	}

	static String attribute(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (!isName(name, "_", "_:.-")) {
			throw new IllegalArgumentException(
					"'" + name + "' is no attribute name; expected letters, digits and _:.-");
		}
		if (lower.startsWith("on")) {
			throw new IllegalArgumentException(
					"Attribute '" + name + "' would be a script; use on(...), onClick(...) and the like");
		}
		if (lower.equals("srcdoc")) {
			throw new IllegalArgumentException(
					"Attribute 'srcdoc' would be unchecked markup; serve the document at an address and use src(...)");
		}
		if (lower.equals("style")) {
			throw new IllegalArgumentException(
					"Attribute 'style' is refused by a strict Content-Security-Policy; use style(property, value) or a class");
		}
		if (lower.equals("class")) {
			throw new IllegalArgumentException("Use cls(...) for classes, so that several parts can add theirs");
		}
		switch (lower) {
			case "data-i", "data-l", "data-do", "data-hook", "data-ignore", "data-busy" ->
				throw new IllegalArgumentException(
						"Attribute '" + name + "' has a meaning to Lattice's client; use another name");
			default -> {
			}
		}
		return name;
	}

	static String property(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		if (!isName(name, "_$", "_$") || lower.startsWith("on") || lower.endsWith("html") || SafeUrl.applies(lower)
				|| REFUSED_PROPERTIES.contains(lower)) {
			throw new IllegalArgumentException("Property '" + name + "' is refused; expected a name of letters, digits,"
					+ " _ and $ that stands for no markup, script, address, style or class");
		}
		return name;
	}

	static String id(String id) {
		if (!isName(id, "_", "_:.-") || id.contains("--")) {
			throw new IllegalArgumentException("'" + id
					+ "' is no id to stand at; expected a letter or _, then letters, digits, _ : . and single hyphens");
		}
		return id;
	}

	static String styleProperty(String property) {
		int start = property.startsWith("--") ? 2 : (property.startsWith("-") ? 1 : 0);
		if (!isName(property.substring(start), "", "-")) {
			throw new IllegalArgumentException(
					"'" + property + "' is no style property; expected a name as in CSS, such as background-color");
		}
		return property;
	}

	static String event(String name) {
		if (!isName(name, "", ":._-")) {
			throw new IllegalArgumentException(
					"'" + name + "' is no name of an event; expected a letter, then letters, digits and :._-");
		}
		return name;
	}

	static String hook(String name) {
		if (!isName(name, "", "_-")) {
			throw new IllegalArgumentException(
					"'" + name + "' is no name of a hook; expected a letter, then letters, digits, _ and -");
		}
		return name;
	}

	static String selector(String selector) {
		if (selector.isBlank() || selector.startsWith("^")) {
			throw new IllegalArgumentException("'" + selector + "' is no CSS selector; expected one such as #menu");
		}
		return selector;
	}

	static String oneClass(String name) {
		boolean one = !name.isEmpty();
		for (int i = 0; i < name.length(); i++) {
			one &= WHITE_SPACE.indexOf(name.charAt(i)) < 0;
		}
		if (!one) {
			throw new IllegalArgumentException(
					"'" + name + "' is not one class; use a part for each class that comes and goes");
		}
		return name;
	}

	/**
	 * Whether a name begins with a letter or one of some characters, and goes on with
	 * letters, digits or one of some others; a loop, since regular expressions would be
	 * most of what a browser loads.
	 */
	private static boolean isName(String name, String alsoFirst, String alsoLater) {
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
			boolean digit = i > 0 && c >= '0' && c <= '9';
			if (!letter && !digit && ((i > 0) ? alsoLater : alsoFirst).indexOf(c) < 0) {
				return false;
			}
		}
		return !name.isEmpty();
	}

}
