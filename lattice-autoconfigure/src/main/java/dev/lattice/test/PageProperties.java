package dev.lattice.test;

import java.util.List;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The properties of form controls, kept in the attributes that the parsed document has
 * anyway.
 */
final class PageProperties {

	private PageProperties() {
	}

	static boolean isCheckable(Element element) {
		return element.normalName().equals("input")
				&& (element.attr("type").equals("checkbox") || element.attr("type").equals("radio"));
	}

	static String value(Element element) {
		return switch (element.normalName()) {
			case "textarea" -> element.wholeText();
			case "select" -> {
				Element selected = element.selectFirst("option[selected]");
				Element shown = (selected != null) ? selected : element.selectFirst("option");
				yield (shown != null) ? optionValue(shown) : "";
			}
			case "input" -> element.hasAttr("value") ? element.attr("value") : isCheckable(element) ? "on" : "";
			default -> element.attr("value");
		};
	}

	static boolean checked(Element element) {
		return element.hasAttr("checked");
	}

	static void set(Element element, String property, @Nullable Object value) {
		if (property.startsWith("!")) {
			set(element, property.substring(1), value);
			return;
		}
		if (property.equals("modal")) {
			element.attr("open", Boolean.TRUE.equals(value));
			return;
		}
		if (property.equals("checked")) {
			element.attr("checked", Boolean.TRUE.equals(value));
			return;
		}
		String text = (value != null) ? value.toString() : "";
		if (property.equals("textContent")) {
			element.empty().appendText(text);
			return;
		}
		switch (element.normalName()) {
			case "textarea" -> element.empty().appendText(text);
			case "select" -> {
				List<String> chosen = property.equals("values") ? text.lines().toList() : List.of(text);
				for (Element option : element.select("option")) {
					option.attr("selected", chosen.contains(optionValue(option)));
				}
			}
			default -> {
				if (property.equals("value")) {
					element.attr(property, text);
				}
			}
		}
	}

	/** Takes a value away that only what is gone has set. */
	static void forget(Element element, String property) {
		if (element.normalName().equals("input")) {
			element.removeAttr(property);
		}
	}

	static String optionValue(Element option) {
		return option.hasAttr("value") ? option.attr("value") : option.text();
	}

}
