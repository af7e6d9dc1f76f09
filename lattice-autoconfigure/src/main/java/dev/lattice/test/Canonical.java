package dev.lattice.test;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The one way to write what a page shows, whatever path led to it; see
 * {@code docs/spec/cases/README.md}.
 */
final class Canonical {

	private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link",
			"meta", "source", "track", "wbr");

	private Canonical() {
	}

	static String of(Element body) {
		StringBuilder out = new StringBuilder();
		children(body, out);
		return out.toString();
	}

	private static void children(Element parent, StringBuilder out) {
		for (Node node : parent.childNodes()) {
			if (node instanceof TextNode text) {
				escape(out, text.getWholeText(), false);
			}
			else if (node instanceof Element element) {
				element(element, out);
			}
		}
	}

	private static void element(Element element, StringBuilder out) {
		String tag = element.tagName();
		out.append('<').append(tag);
		attributes(element).forEach((name, value) -> {
			out.append(' ').append(name).append("=\"");
			escape(out, value, true);
			out.append('"');
		});
		out.append('>');
		if (!VOID.contains(tag)) {
			children(element, out);
			out.append("</").append(tag).append('>');
		}
	}

	private static Map<String, String> attributes(Element element) {
		TreeMap<String, String> attributes = new TreeMap<>();
		for (Attribute attribute : element.attributes()) {
			String name = attribute.getKey();
			String value = attribute.getValue();
			if (name.equals("class")) {
				value = String.join(" ", element.classNames());
			}
			boolean dropped = name.equals("data-i") || name.equals("data-l")
					|| ((name.equals("class") || name.equals("style")) && value.isEmpty());
			boolean emptyValue = name.equals("value") && value.isEmpty() && element.normalName().equals("input")
					&& !PageProperties.isCheckable(element);
			if (!dropped && !emptyValue) {
				attributes.put(name, value);
			}
		}
		if (element.normalName().equals("textarea")) {
			attributes.remove("value");
		}
		return attributes;
	}

	private static void escape(StringBuilder out, String text, boolean attribute) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '"' -> out.append(attribute ? "&quot;" : "\"");
				default -> out.append(c);
			}
		}
	}

}
