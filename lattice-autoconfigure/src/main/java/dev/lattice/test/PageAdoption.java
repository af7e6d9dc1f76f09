package dev.lattice.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Finds the places of the first HTML by their markers (I-30 to I-39). */
final class PageAdoption {

	private final HeadlessPage page;

	private final List<Comment> portals = new ArrayList<>();

	PageAdoption(HeadlessPage page) {
		this.page = page;
	}

	void adopt(Element body) {
		children(body, null);
		this.portals.forEach(this::portal);
		for (PageInstance instance : this.page.instances()) {
			for (int k = 1; k <= instance.template.slots().size(); k++) {
				int kind = instance.template.slots().get(k - 1).kind();
				if (instance.slot(k) == null && kind != Wire.ATTRIBUTE && kind != Wire.TEXT) {
					throw new PageFault("slot " + k + " of instance " + instance.id + " is not in the HTML");
				}
			}
		}
	}

	private void children(Element parent, @Nullable PageInstance outer) {
		List<Node> nodes = List.copyOf(parent.childNodes());
		PageInstance current = outer;
		Deque<Optional<PageInstance>> open = new ArrayDeque<>();
		Node raw = null;
		for (Node node : nodes) {
			if (raw != null) {
				// What stands in markup is nothing to the page (I-62).
				raw = (node == raw) ? null : raw;
			}
			else if (node instanceof Comment comment) {
				String data = comment.getData();
				if (data.startsWith("i") && DomRange.opens(data)) {
					open.push(Optional.ofNullable(current));
					current = begin(data.substring(1), comment);
				}
				else if (data.equals("/i")) {
					current = open.pop().orElse(null);
				}
				else if (data.matches("p\\d+\\..*")) {
					this.portals.add(comment);
				}
				else {
					place(data, comment, current);
					raw = data.matches("r\\d+") ? DomRange.end(comment) : null;
				}
			}
			else if (node instanceof Element element) {
				element(element, current);
			}
		}
	}

	private void portal(Comment comment) {
		String data = comment.getData();
		int id = Integer.parseInt(data.substring(1, data.indexOf('.')));
		PageInstance instance = this.page.around(id);
		int k = id - instance.id;
		instance.slot(k, new PageSlot(instance.template.slot(k), null, comment));
		new PagePortal(this.page, comment).place(data.substring(data.indexOf('.') + 1));
	}

	private PageInstance begin(String mark, Node first) {
		String[] numbers = mark.split("\\.", -1);
		PageInstance instance = new PageInstance(Integer.parseInt(numbers[0]),
				this.page.templates.get(Integer.parseInt(numbers[1])), first);
		this.page.add(instance);
		return instance;
	}

	private void place(String data, Comment comment, @Nullable PageInstance current) {
		if (data.equals("h0")) {
			this.page.pageOpen(comment);
		}
		else if (current != null && data.matches("[hr]\\d+|t\\d+(\\.\\d+)?")) {
			String[] numbers = data.substring(1).split("\\.", -1);
			int k = Integer.parseInt(numbers[0]);
			int offset = (numbers.length > 1) ? Integer.parseInt(numbers[1]) : 0;
			current.slot(k, new PageSlot(current.template.slot(k), null,
					!data.startsWith("t") ? comment : text(comment, offset)));
		}
	}

	private static Node text(Comment comment, int offset) {
		TextNode text;
		if (comment.nextSibling() instanceof TextNode found) {
			text = found;
		}
		else {
			text = new TextNode("");
			comment.after(text);
		}
		if (offset == 0) {
			return text;
		}
		TextNode rest = new TextNode(text.getWholeText().substring(offset));
		text.text(text.getWholeText().substring(0, offset));
		text.after(rest);
		return rest;
	}

	private void element(Element element, @Nullable PageInstance outer) {
		PageInstance current = outer;
		int first = 0;
		if (element.hasAttr("data-i")) {
			current = begin(element.attr("data-i"), element);
			first = 1;
		}
		else if (element.hasAttr("data-l")) {
			first = Integer.parseInt(element.attr("data-l"));
		}
		if (element.normalName().equals("textarea") && element.wholeText().startsWith("\n")) {
			// The parser keeps the newline that browsers drop (I-38).
			String text = element.wholeText().substring(1);
			element.empty().appendText(text);
		}
		if (current != null && first > 0) {
			slots(element, current, first);
		}
		if (current == null || !current.isMarkup(element)) {
			children(element, current);
		}
	}

	private static void slots(Element element, PageInstance instance, int first) {
		List<PageTemplate.Slot> slots = instance.template.slots();
		if (slots.isEmpty() || slots.get(first - 1).element() == 0
				|| (first == 1 && element.hasAttr("data-i") && slots.getFirst().element() != 1)) {
			return;
		}
		int owner = slots.get(first - 1).element();
		for (int k = first; k <= slots.size(); k++) {
			PageTemplate.Slot described = slots.get(k - 1);
			if (described.element() != owner || !(described.isAttribute() || described.sole())) {
				return;
			}
			PageSlot slot = new PageSlot(described, element, null);
			slot.has(presentClass(element, instance.template, k));
			instance.slot(k, slot);
		}
	}

	/** The class that a slot has put on an element (I-39). */
	private static @Nullable String presentClass(Element element, PageTemplate template, int k) {
		PageTemplate.Slot slot = template.slot(k);
		if (!slot.isClass() || !element.hasAttr("class")) {
			return null;
		}
		int holes = 0;
		int holesAfter = 0;
		for (int other = 1; other <= template.slots().size(); other++) {
			PageTemplate.Slot sibling = template.slot(other);
			if (sibling.element() == slot.element() && sibling.kind() == Wire.CLASS_HOLE) {
				holes++;
				holesAfter += (other > k) ? 1 : 0;
			}
		}
		List<String> parts = List.of(element.attr("class").split(" ", -1));
		if (slot.kind() != Wire.CLASS_HOLE) {
			return String.join(" ", parts.subList(0, parts.size() - holes));
		}
		String own = parts.get(parts.size() - 1 - holesAfter);
		return own.isEmpty() ? null : own;
	}

}
