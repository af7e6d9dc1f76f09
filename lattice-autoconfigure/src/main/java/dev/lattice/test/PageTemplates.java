package dev.lattice.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.json.JsonParserFactory;

/** The templates that a page knows, by number. */
final class PageTemplates {

	private final Map<Integer, PageTemplate> byNumber = new HashMap<>();

	private final Map<List<Object>, Integer> numbers = new HashMap<>();

	/** Learns the templates of a state block (P-41). */
	void learn(String json) {
		for (Object entry : JsonParserFactory.getJsonParser().parseList(json)) {
			List<?> tokens = (List<?>) entry;
			define((Integer) tokens.getFirst(), List.copyOf(tokens.subList(1, tokens.size() - 1)));
		}
	}

	/** Learns a template, which was not told before (I-28). */
	void define(int number, List<Object> tokens) {
		if (this.byNumber.put(number, new PageTemplate(tokens)) != null) {
			throw new PageFault("template " + number + " is told again");
		}
		Integer before = this.numbers.put(tokens, number);
		if (before != null) {
			throw new PageFault("the structure of template " + number + " was told as template " + before + " already");
		}
	}

	/** The tokens of all of them. */
	Set<List<Object>> structures() {
		return this.numbers.keySet();
	}

	PageTemplate get(int number) {
		PageTemplate template = this.byNumber.get(number);
		if (template == null) {
			throw new PageFault("the page knows no template " + number);
		}
		return template;
	}

	void forget() {
		this.byNumber.clear();
		this.numbers.clear();
	}

}
