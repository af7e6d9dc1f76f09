package dev.lattice.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new instance in the place of another one, and keeps nodes of that (I-50 to
 * I-53).
 */
final class PageReplacement {

	private final HeadlessPage page;

	private final PageInstance old;

	private final PageTemplate template;

	private final int id;

	/** Slots of the old instance, for each element and text that has slots. */
	private final List<Integer> nodes = new ArrayList<>();

	private final List<Integer> holes = new ArrayList<>();

	private final List<@Nullable Object> values = new ArrayList<>();

	/** The old node in whose form a drafted one goes on. */
	private final Map<Node, Node> twins = new HashMap<>();

	/** What goes on in a hole, by the element or opening comment that is its place. */
	private final Map<Node, List<Node>> contents = new HashMap<>();

	PageReplacement(HeadlessPage page, PageCursor cursor) {
		this.page = page;
		this.old = page.instance(cursor.integer());
		this.template = page.templates.get(cursor.integer());
		this.id = cursor.integer();
		for (int k = 1; k <= this.template.slots().size(); k++) {
			if (this.template.beginsNode(k)) {
				this.nodes.add(cursor.integer());
			}
		}
		for (PageTemplate.Slot slot : this.template.slots()) {
			if (slot.isHole()) {
				this.holes.add(cursor.integer());
			}
		}
		for (PageTemplate.Slot slot : this.template.slots()) {
			if (slot.hasValue()) {
				this.values.add(cursor.value());
			}
		}
	}

	void run() {
		PageClone clone = new PageClone(this.page, this.id, this.template, this.values);
		PageInstance draft = clone.instance();
		Node outer = this.old.first.parent();
		pairNodes(draft, outer);
		pairHoles(draft, outer);
		List<Node> before = this.old.nodes();
		Node end = new Comment("end");
		before.getLast().after(end);
		before.forEach(Node::remove);
		settle(clone.nodes(), end, null);
		end.remove();
		this.page.replaced(this.old, bound(draft));
	}

	private void pairNodes(PageInstance draft, @Nullable Node outer) {
		int next = 0;
		for (int k = 1; k <= this.template.slots().size(); k++) {
			int from = this.template.beginsNode(k) ? this.nodes.get(next++) : 0;
			if (from > 0) {
				pair(nodeOf(draft, k), nodeOf(this.old, from), outer);
			}
		}
	}

	private void pairHoles(PageInstance draft, @Nullable Node outer) {
		int next = 0;
		for (int k = 1; k <= this.template.slots().size(); k++) {
			int from = this.template.slot(k).isHole() ? this.holes.get(next++) : 0;
			if (from == 0) {
				continue;
			}
			Node place = nodeOf(draft, k);
			Node was = nodeOf(this.old, from);
			if (this.template.slot(k).kind() == Wire.PORTAL) {
				new PagePortal(this.page, place).remove();
				this.twins.put(place, was);
				this.old.forget(from);
				continue;
			}
			this.contents.put(place, content(was));
			pair((place instanceof Element) ? place : place.parent(), (was instanceof Element) ? was : was.parent(),
					outer);
		}
	}

	/** The nodes in a hole. */
	private static List<Node> content(Node place) {
		if (place instanceof Element element) {
			return List.copyOf(element.childNodes());
		}
		List<Node> range = DomRange.of(place);
		return List.copyOf(range.subList(1, range.size() - 1));
	}

	private static Node nodeOf(PageInstance instance, int k) {
		PageSlot slot = instance.slot(k);
		Node node = (slot == null) ? null : (slot.node != null) ? slot.node : slot.element;
		if (node == null) {
			throw new PageFault("instance " + instance.id + " has no slot " + k);
		}
		return node;
	}

	/** Elements around two that are the same are the same, too, if they can be. */
	private void pair(@Nullable Node node, @Nullable Node twin, @Nullable Node outer) {
		Node here = node;
		Node there = twin;
		while (here != null && there != null && there != outer && here.nodeName().equals(there.nodeName())
				&& !this.twins.containsKey(here)) {
			this.twins.put(here, there);
			here = here.parent();
			there = there.parent();
		}
	}

	private Node real(Node node) {
		return this.twins.getOrDefault(node, node);
	}

	private void settle(List<Node> drafted, Node end, @Nullable Node place) {
		for (Node node : List.copyOf(drafted)) {
			List<Node> children = List.copyOf(node.childNodes());
			Node real = real(node);
			real.remove();
			end.before(real);
			if (node instanceof Comment) {
				this.contents.getOrDefault(node, List.of()).forEach(end::before);
			}
			if (real instanceof Element element) {
				List.copyOf(element.childNodes()).forEach(Node::remove);
				Node inner = new Comment("end");
				element.appendChild(inner);
				settle(children, inner, node);
				inner.remove();
			}
		}
		if (place instanceof Element) {
			this.contents.getOrDefault(place, List.of()).forEach(end::before);
		}
	}

	/** The new instance at the nodes that stay. */
	private PageInstance bound(PageInstance draft) {
		PageInstance bound = new PageInstance(this.id, this.template, real(draft.first));
		for (int k = 1; k <= this.template.slots().size(); k++) {
			PageSlot slot = draft.slot(k);
			if (slot != null) {
				bound.slot(k, new PageSlot(slot.described, (slot.element != null) ? (Element) real(slot.element) : null,
						(slot.node != null) ? real(slot.node) : null));
			}
		}
		clearOld(bound);
		int next = 0;
		for (PageSlot slot : bound.slots()) {
			if (slot != null && slot.described.hasValue()) {
				this.page.set(slot, this.values.get(next++));
			}
		}
		return bound;
	}

	/**
	 * What the old instance has put on an element that stays, and the new one does not.
	 */
	private void clearOld(PageInstance bound) {
		Set<String> again = new HashSet<>();
		for (PageSlot slot : bound.slots()) {
			if (slot != null && slot.element != null) {
				again.add(System.identityHashCode(slot.element) + sign(slot.described));
			}
		}
		for (PageSlot slot : this.old.slots()) {
			if (slot == null || slot.element == null || !this.twins.containsValue(slot.element)
					|| sign(slot.described).isEmpty()
					|| again.contains(System.identityHashCode(slot.element) + sign(slot.described))) {
				continue;
			}
			slot.set((slot.described.kind() == Wire.BOOLEAN_HOLE) ? Boolean.FALSE : null);
		}
	}

	private static String sign(PageTemplate.Slot slot) {
		return switch (slot.kind()) {
			case Wire.ATTRIBUTE, Wire.ATTRIBUTE_HOLE, Wire.BOOLEAN_HOLE -> slot.name();
			case Wire.STYLE_HOLE -> ":" + slot.name();
			case Wire.CLASS_HOLE -> "class";
			default -> "";
		};
	}

}
