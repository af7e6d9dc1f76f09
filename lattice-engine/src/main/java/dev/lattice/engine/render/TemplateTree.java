package dev.lattice.engine.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/** A template as a tree, with what tells siblings from each other. */
final class TemplateTree {

	/** An element, or a slot among the content of one. */
	static final class Node {

		final int kind;

		/** The slot of a content; of an element the first one of its own, or 0. */
		int slot;

		final List<Node> children = new ArrayList<>();

		/** The slots of an element's handlers by event. */
		final Map<String, Integer> events = new HashMap<>();

		boolean paired;

		private final Object type;

		private List<Object> structure = List.of();

		private @Nullable String key;

		/** The key, or the first one inside. */
		private @Nullable String label;

		Node(int kind, Object type) {
			this.kind = kind;
			this.type = type;
		}

		@Nullable Object keyed() {
			return (this.label != null) ? List.of(this.type, this.label) : null;
		}

		/** Elements with a key are told by that alone. */
		@Nullable Object structure() {
			return (this.key == null && !this.structure.isEmpty()) ? this.structure : null;
		}

		@Nullable Object type() {
			return (this.key == null) ? this.type : null;
		}

	}

	private final Node root = new Node(Wire.END, "");

	/**
	 * Makes the tree.
	 * @param template the template
	 * @param sources gives for each slot its text or what gives its value
	 */
	TemplateTree(Template template, IntFunction<@Nullable Object> sources) {
		List<Object> tokens = template.tokens();
		Deque<Node> open = new ArrayDeque<>();
		Deque<Integer> starts = new ArrayDeque<>();
		open.push(this.root);
		int slot = 0;
		for (int i = 0; i < tokens.size(); i = Tokens.next(tokens, i)) {
			int kind = Tokens.kind(tokens, i);
			Node here = open.element();
			if (Tokens.isElement(kind)) {
				Node element = new Node(kind, kind + Tokens.name(tokens, i));
				here.children.add(element);
				open.push(element);
				starts.push(i);
			}
			else if (kind == Wire.CLOSE) {
				open.pop();
				here.structure = tokens.subList(starts.pop(), i);
				label(open.element(), here.label);
			}
			else if (Tokens.isAttribute(kind)) {
				own(here, ++slot);
				if (kind == Wire.HANDLER) {
					here.events.putIfAbsent(Tokens.name(tokens, i), slot);
				}
				else if (kind == Wire.ATTRIBUTE) {
					attribute(here, Tokens.name(tokens, i), sources.apply(slot));
				}
			}
			else {
				content(here, kind, ++slot, template, sources.apply(slot));
			}
		}
	}

	private static void attribute(Node element, String name, @Nullable Object value) {
		boolean id = name.equals("id");
		if (id || (element.key == null && (name.equals("key") || name.equals("name")))) {
			element.key = name + "=" + value;
			element.label = element.key;
		}
	}

	private static void content(Node element, int kind, int slot, Template template, @Nullable Object source) {
		Object type = (kind == Wire.TEXT) ? Wire.TEXT_HOLE : kind;
		if (Tokens.isHole(kind) && source != null) {
			// Rows are not what a condition shows.
			type = source.getClass();
		}
		Node content = new Node(kind, type);
		content.slot = slot;
		element.children.add(content);
		if (template.isSole(slot)) {
			own(element, slot);
		}
	}

	private static void own(Node element, int slot) {
		element.slot = (element.slot > 0) ? element.slot : slot;
	}

	private static void label(Node element, @Nullable String label) {
		element.label = (element.label != null) ? element.label : label;
	}

	List<Node> roots() {
		return this.root.children;
	}

}
