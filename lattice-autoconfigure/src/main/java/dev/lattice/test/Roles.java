package dev.lattice.test;

import java.util.Locale;

import org.jsoup.nodes.Element;

/**
 * Roles and names of elements, as assistive technology would tell them (HTML-AAM and
 * ACCNAME, for the cases that pages have).
 */
final class Roles {

	private Roles() {
	}

	static boolean has(Element element, String role) {
		return of(element).equals(role);
	}

	static String of(Element element) {
		if (element.hasAttr("role")) {
			return element.attr("role");
		}
		String type = element.attr("type").toLowerCase(Locale.ROOT);
		return switch (element.normalName()) {
			case "button" -> "button";
			case "a" -> element.hasAttr("href") ? "link" : "";
			case "h1", "h2", "h3", "h4", "h5", "h6" -> "heading";
			case "ul", "ol", "menu" -> "list";
			case "li" -> "listitem";
			case "textarea" -> "textbox";
			case "select" -> "combobox";
			case "option" -> "option";
			case "img" -> "img";
			case "table" -> "table";
			case "tr" -> "row";
			case "td" -> "cell";
			case "nav" -> "navigation";
			case "main" -> "main";
			case "form" -> "form";
			case "input" -> switch (type) {
				case "button", "submit", "reset", "image" -> "button";
				case "checkbox", "radio" -> type;
				case "number" -> "spinbutton";
				case "range" -> "slider";
				case "search" -> "searchbox";
				case "hidden" -> "";
				default -> "textbox";
			};
			default -> "";
		};
	}

	static boolean isField(Element element) {
		return (element.normalName().equals("input") && !of(element).equals("button") && !of(element).isEmpty())
				|| element.normalName().equals("textarea") || element.normalName().equals("select");
	}

	static String name(Element element) {
		if (element.hasAttr("aria-label")) {
			return element.attr("aria-label").strip();
		}
		if (isField(element)) {
			return label(element);
		}
		if (element.normalName().equals("input")) {
			return element.attr("value");
		}
		return element.hasAttr("alt") ? element.attr("alt") : element.text();
	}

	private static String label(Element field) {
		Element document = field.ownerDocument();
		if (document != null && !field.id().isEmpty()) {
			for (Element label : document.select("label[for]")) {
				if (label.attr("for").equals(field.id())) {
					return label.text();
				}
			}
		}
		Element around = field.closest("label");
		if (around != null) {
			return around.text();
		}
		return field.hasAttr("placeholder") ? field.attr("placeholder") : field.attr("title");
	}

}
