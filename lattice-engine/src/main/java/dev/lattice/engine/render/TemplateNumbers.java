package dev.lattice.engine.render;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.lattice.engine.event.Json;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;

/** The templates that the client of one page knows, by number. */
final class TemplateNumbers {

	private final Map<Template, Integer> numbers = new LinkedHashMap<>();

	private final Set<String> needs = new LinkedHashSet<>();

	/** The template's number; a template that the client does not know is told first. */
	int of(Template template, PatchWriter writer) {
		Integer known = this.numbers.get(template);
		if (known != null) {
			return known;
		}
		int number = of(template);
		writer.define(number, template.tokens());
		return number;
	}

	/**
	 * The template's number in the page's HTML, which tells the templates along with it.
	 */
	int of(Template template) {
		Integer known = this.numbers.putIfAbsent(template, this.numbers.size() + 1);
		if (template.needsMore()) {
			this.needs.add(Wire.MORE);
		}
		return (known != null) ? known : this.numbers.size();
	}

	/** Notes that a part of the client is needed. */
	void need(String part) {
		this.needs.add(part);
	}

	/** The optional parts of the client that some template needs, or has ever needed. */
	Set<String> needs() {
		return this.needs;
	}

	void forget() {
		this.numbers.clear();
	}

	String toJson() {
		StringBuilder json = new StringBuilder("[");
		for (Map.Entry<Template, Integer> entry : this.numbers.entrySet()) {
			json.append((json.length() > 1) ? ",[" : "[").append(entry.getValue());
			for (Object token : entry.getKey().tokens()) {
				json.append(',');
				if (token instanceof String name) {
					Json.string(json, name);
				}
				else {
					json.append(token);
				}
			}
			json.append(',').append(Wire.END).append(']');
		}
		return json.append(']').toString();
	}

}
