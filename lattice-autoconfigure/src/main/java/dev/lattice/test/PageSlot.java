package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A slot of an instance: a place in the document. */
final class PageSlot {

	final PageTemplate.Slot described;

	/** The element that has the attribute, or is the place of a sole content. */
	final @Nullable Element element;

	/** The text, or the comment that opens a hole; null for a sole content. */
	final @Nullable Node node;

	/** The slots of the element, in order. */
	private List<PageSlot> ofSameElement = List.of();

	private @Nullable Object value;

	PageSlot(PageTemplate.Slot described, @Nullable Element element, @Nullable Node node) {
		this.described = described;
		this.element = element;
		this.node = node;
	}

	void ofSameElement(List<PageSlot> slots) {
		this.ofSameElement = slots;
	}

	/** Notes a value that the document has already. */
	void has(@Nullable Object value) {
		this.value = value;
	}

	void set(@Nullable Object value) {
		this.value = value;
		switch (this.described.kind()) {
			case Wire.TEXT, Wire.TEXT_HOLE -> text((String) value);
			case Wire.ATTRIBUTE, Wire.ATTRIBUTE_HOLE -> attribute((String) value);
			case Wire.BOOLEAN_HOLE -> element().attr(this.described.name(), Boolean.TRUE.equals(value));
			case Wire.CLASS_HOLE -> classes();
			case Wire.STYLE_HOLE -> style((String) value);
			case Wire.PROPERTY_HOLE -> PageProperties.set(element(), this.described.name(), value);
			case Wire.RAW -> markup((value != null) ? (String) value : "");
			default -> throw new PageFault("a slot of kind " + this.described.kind() + " has no value");
		}
	}

	private Element element() {
		if (this.element == null) {
			throw new PageFault("a slot that never changes was set");
		}
		return this.element;
	}

	private void text(@Nullable String value) {
		if (value == null) {
			throw new PageFault("a text is null");
		}
		if (this.node instanceof TextNode text) {
			text.text(value);
		}
		else {
			element().empty().appendText(value);
		}
	}

	/** Puts markup in, in place of what stood there (I-61). */
	private void markup(String html) {
		if (this.node == null) {
			element().html(html);
			return;
		}
		List<Node> range = DomRange.of(this.node);
		List.copyOf(range.subList(1, range.size() - 1)).forEach(Node::remove);
		for (Node content : List.copyOf(new Element("div").html(html).childNodes())) {
			range.getLast().before(content);
		}
	}

	private void attribute(@Nullable String value) {
		if (this.described.isClass()) {
			classes();
		}
		else if (value == null) {
			element().attributes().remove(this.described.name());
		}
		else {
			element().attributes().put(this.described.name(), value);
		}
	}

	/** Writes the classes of the attribute and then those of the holes (I-39). */
	private void classes() {
		List<String> classes = new ArrayList<>();
		for (PageSlot slot : this.ofSameElement) {
			if (slot.described.isClass() && slot.value instanceof String text && !text.isEmpty()) {
				classes.add(text);
			}
		}
		element().attributes().put("class", String.join(" ", classes));
	}

	private void style(@Nullable String value) {
		TreeMap<String, String> declarations = new TreeMap<>();
		for (String declaration : element().attr("style").split(";", -1)) {
			int colon = declaration.indexOf(':');
			if (colon > 0) {
				declarations.put(declaration.substring(0, colon).strip(), declaration.substring(colon + 1).strip());
			}
		}
		declarations.remove(this.described.name());
		if (value != null && !value.isEmpty()) {
			declarations.put(this.described.name(), value);
		}
		StringBuilder style = new StringBuilder();
		declarations.forEach((name, text) -> style.append(name).append(": ").append(text).append("; "));
		element().attributes().put("style", style.toString().strip());
	}

}
