package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.event.Json;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/** The templates that the client of one page knows, by number. */
final class TemplateNumbers {

	/** So many are found soon enough by looking at each: most pages have no more. */
	private static final int FEW = 8;

	/** In the order of their numbers, which begin at 1. */
	private final List<Template> known = new ArrayList<>(1);

	/** The numbers, once there are more than a few. */
	private @Nullable Map<Template, Integer> numbers;

	private List<String> needs = List.of();

	/** The template's number; a template that the client does not know is told first. */
	int of(Template template, PatchWriter writer) {
		int known = find(template);
		if (known > 0) {
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
		if (template.needsMore()) {
			need(Wire.MORE);
		}
		if (template.needsTexts()) {
			need(Wire.TEXTS);
		}
		if (template.needsCarets()) {
			need(Wire.CARETS);
		}
		int known = find(template);
		return (known > 0) ? known : add(template);
	}

	/** The number of a template that is known, or 0. */
	private int find(Template template) {
		if (this.numbers != null) {
			return this.numbers.getOrDefault(template, 0);
		}
		return this.known.indexOf(template) + 1;
	}

	private int add(Template template) {
		this.known.add(template);
		int number = this.known.size();
		if (this.numbers != null) {
			this.numbers.put(template, number);
		}
		else if (number > FEW) {
			this.numbers = new HashMap<>();
			for (int at = 0; at < number; at++) {
				this.numbers.put(this.known.get(at), at + 1);
			}
		}
		return number;
	}

	/** Notes that a part of the client is needed. */
	void need(String part) {
		if (!this.needs.contains(part)) {
			List<String> more = new ArrayList<>(this.needs);
			more.add(part);
			this.needs = List.copyOf(more);
		}
	}

	/** The optional parts of the client that some template needs, or has ever needed. */
	List<String> needs() {
		return this.needs;
	}

	void forget() {
		this.known.clear();
		this.numbers = null;
	}

	String toJson() {
		StringBuilder json = new StringBuilder("[");
		for (int at = 0; at < this.known.size(); at++) {
			json.append((at > 0) ? ",[" : "[").append(at + 1);
			for (Object token : this.known.get(at).tokens()) {
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
