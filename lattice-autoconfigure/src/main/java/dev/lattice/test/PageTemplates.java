package dev.lattice.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.json.JsonParserFactory;

/** The templates that a page knows, by number. */
final class PageTemplates {

	private final Map<Integer, PageTemplate> byNumber = new HashMap<>();

	/** Learns the templates of a state block (P-41). */
	void learn(String json) {
		for (Object entry : JsonParserFactory.getJsonParser().parseList(json)) {
			List<?> tokens = (List<?>) entry;
			define((Integer) tokens.getFirst(), List.copyOf(tokens.subList(1, tokens.size() - 1)));
		}
	}

	void define(int number, List<Object> tokens) {
		this.byNumber.put(number, new PageTemplate(tokens));
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
	}

}
