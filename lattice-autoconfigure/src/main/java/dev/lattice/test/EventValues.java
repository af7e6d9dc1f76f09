package dev.lattice.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The fields of events (P-14). */
final class EventValues {

	private static final Map<String, Object> MODIFIERS = Map.of("altKey", false, "ctrlKey", false, "metaKey", false,
			"shiftKey", false);

	/** A click with the main button. */
	static final Map<String, Object> MOUSE = with(Map.of("button", 0, "clientX", 0, "clientY", 0));

	private EventValues() {
	}

	static Map<String, Object> key(String key) {
		return with(Map.of("key", key, "code", key, "repeat", false));
	}

	private static Map<String, Object> with(Map<String, Object> values) {
		Map<String, Object> all = new HashMap<>(MODIFIERS);
		all.putAll(values);
		return Map.copyOf(all);
	}

	static List<@Nullable Object> read(List<String> paths, Element currentTarget, Map<String, Object> values) {
		List<@Nullable Object> fields = new ArrayList<>();
		for (String path : paths) {
			switch (path) {
				case "currentTarget.value" -> fields.add(PageProperties.value(currentTarget));
				case "currentTarget.checked" -> fields.add(PageProperties.checked(currentTarget));
				case "form" -> form(currentTarget, fields);
				default -> fields.add(values.get(path));
			}
		}
		return fields;
	}

	private static void form(Element form, List<@Nullable Object> fields) {
		List<@Nullable Object> controls = new ArrayList<>();
		for (Element control : form.select("input[name], textarea[name], select[name]")) {
			boolean checkable = PageProperties.isCheckable(control);
			boolean button = Roles.of(control).equals("button");
			if (!control.hasAttr("disabled") && !button && (!checkable || PageProperties.checked(control))) {
				controls.add(control.attr("name"));
				controls.add(PageProperties.value(control));
			}
		}
		fields.add(controls.size() / 2);
		fields.addAll(controls);
	}

}
