package dev.lattice.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Builds the nodes of a new instance. */
final class PageClone {

	private final HeadlessPage page;

	private final int id;

	private final PageTemplate template;

	private final List<Node> roots = new ArrayList<>();

	private final Deque<Element> open = new ArrayDeque<>();

	private final PageInstance instance;

	PageClone(HeadlessPage page, int id, PageTemplate template, List<@Nullable Object> values) {
		this.page = page;
		this.id = id;
		this.template = template;
		List<PageSlot> slots = build();
		if (!template.isPlain()) {
			this.roots.addFirst(new Comment("i" + id));
			this.roots.addLast(new Comment("/i"));
		}
		this.instance = new PageInstance(id, template, this.roots.getFirst());
		Iterator<@Nullable Object> next = values.iterator();
		for (int k = 1; k <= slots.size(); k++) {
			PageSlot slot = slots.get(k - 1);
			this.instance.slot(k, slot);
			if (slot.described.hasValue()) {
				page.set(slot, next.next());
			}
		}
	}

	List<Node> nodes() {
		return this.roots;
	}

	PageInstance instance() {
		return this.instance;
	}

	private List<PageSlot> build() {
		List<PageSlot> slots = new ArrayList<>();
		for (int i = 0; i < this.template.size(); i = this.template.next(i)) {
			int kind = this.template.kind(i);
			if (kind <= Wire.MATH_ELEMENT) {
				Element element = this.page.document.createElement(this.template.name(i));
				append(element);
				this.open.push(element);
			}
			else if (kind == Wire.CLOSE) {
				this.open.pop();
			}
			else {
				slots.add(slot(this.template.slot(slots.size() + 1)));
			}
		}
		return slots;
	}

	private PageSlot slot(PageTemplate.Slot described) {
		if (described.isAttribute() || described.sole()) {
			return new PageSlot(described, this.open.peek(), null);
		}
		if (described.kind() == Wire.PORTAL) {
			return new PageSlot(described, null, PagePortal.make(this.id));
		}
		if (described.kind() == Wire.RAW) {
			Comment start = new Comment("r0");
			append(start);
			append(new Comment("/r"));
			return new PageSlot(described, null, start);
		}
		if (described.kind() == Wire.HOLE) {
			Comment start = new Comment("h0");
			append(start);
			append(new Comment("/h"));
			return new PageSlot(described, null, start);
		}
		TextNode text = new TextNode("");
		append(text);
		return new PageSlot(described, null, text);
	}

	private void append(Node node) {
		if (this.open.isEmpty()) {
			this.roots.add(node);
		}
		else {
			this.open.element().appendChild(node);
		}
	}

}
