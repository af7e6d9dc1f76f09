package dev.lattice.engine.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Which nodes of one structure go on as nodes of another one (I-51).
 */
final class Correspondence {

	/*
	 * A keyed diff of two trees, from the roots to the leaves: only children of elements
	 * that correspond can correspond. Among siblings first those with the same key, then
	 * those with the same structure, then those of the same tag; each time in order, so
	 * that what needs not move does not. A key is the id, key or name of an element, or
	 * the first one inside it: a row of a form is known by its field.
	 */

	/** For each new slot the old slot whose node, or content, it goes on with, or 0. */
	private final int[] nodes;

	private final int[] holes;

	/** For each new handler's slot the old one, or 0. */
	private final int[] handlers;

	private final Template template;

	private boolean some;

	private Correspondence(Template template) {
		this.template = template;
		this.nodes = new int[template.slots() + 1];
		this.holes = new int[template.slots() + 1];
		this.handlers = new int[template.slots() + 1];
	}

	/**
	 * Compares an instance with the view that is to come in its place.
	 * @param old the instance
	 * @param template the view's structure
	 * @param sources what fills the view's slots
	 */
	static Correspondence of(Instance old, Template template, List<Object> sources) {
		Correspondence found = new Correspondence(template);
		found.children(new TemplateTree(old.template, old::source).roots(),
				new TemplateTree(template, (slot) -> sources.get(slot - 1)).roots());
		return found;
	}

	Template template() {
		return this.template;
	}

	/** Whether anything goes on. */
	boolean isSome() {
		return this.some;
	}

	/** The old hole whose content a new one goes on with, or 0. */
	int hole(int slot) {
		return this.holes[slot];
	}

	/** The old handler that a new one takes the place of, or 0. */
	int handler(int slot) {
		return this.handlers[slot];
	}

	/** What REPLACE says for each element and text that has slots. */
	List<Integer> nodes() {
		List<Integer> said = new ArrayList<>();
		for (int slot = 1; slot <= this.template.slots(); slot++) {
			if (this.template.beginsNode(slot)) {
				said.add(this.nodes[slot]);
			}
		}
		return said;
	}

	/** What REPLACE says for each hole. */
	List<Integer> holes() {
		List<Integer> said = new ArrayList<>();
		for (int slot = 1; slot <= this.template.slots(); slot++) {
			if (Tokens.isHole(this.template.kind(slot))) {
				said.add(this.holes[slot]);
			}
		}
		return said;
	}

	private void children(List<TemplateTree.Node> old, List<TemplateTree.Node> now) {
		if (old.isEmpty() || now.isEmpty()) {
			return;
		}
		pair(old, now, TemplateTree.Node::keyed);
		pair(old, now, TemplateTree.Node::structure);
		pair(old, now, TemplateTree.Node::type);
	}

	/** Pairs what has the same sign and is not yet paired, in order. */
	private void pair(List<TemplateTree.Node> old, List<TemplateTree.Node> now,
			Function<TemplateTree.Node, @Nullable Object> sign) {
		Map<Object, Deque<TemplateTree.Node>> bySign = new HashMap<>();
		for (TemplateTree.Node node : old) {
			Object found = node.paired ? null : sign.apply(node);
			if (found != null) {
				bySign.computeIfAbsent(found, (absent) -> new ArrayDeque<>()).add(node);
			}
		}
		for (TemplateTree.Node node : now) {
			Object found = node.paired ? null : sign.apply(node);
			Deque<TemplateTree.Node> same = (found != null) ? bySign.get(found) : null;
			if (same != null && !same.isEmpty()) {
				pair(same.remove(), node);
			}
		}
	}

	private void pair(TemplateTree.Node old, TemplateTree.Node now) {
		old.paired = true;
		now.paired = true;
		if (Tokens.isHole(now.kind)) {
			this.holes[now.slot] = old.slot;
			this.some = true;
		}
		else if (now.slot > 0 && old.slot > 0) {
			this.nodes[now.slot] = old.slot;
			// That a text is the same node is nothing to anybody.
			this.some |= Tokens.isElement(now.kind);
		}
		now.events.forEach((event, slot) -> this.handlers[slot] = old.events.getOrDefault(event, 0));
		children(old.children, now.children);
	}

}
