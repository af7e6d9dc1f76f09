package dev.lattice.test;

import java.util.List;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** A place that stands elsewhere than it is written (I-65). */
final class PagePortal {

	private final HeadlessPage page;

	private final Node open;

	PagePortal(HeadlessPage page, Node open) {
		this.page = page;
		this.open = open;
	}

	/** Makes a place that stands nowhere yet. */
	static Comment make(int id) {
		Comment open = new Comment("p" + id + ".");
		new Element("div").appendChild(open).appendChild(new Comment("/p"));
		return open;
	}

	/** Puts the place at the end of an element, else of the page. */
	void place(@Nullable String target) {
		Element element = (target == null || target.isEmpty()) ? null : this.page.document.getElementById(target);
		Node end = this.page.pageEnd();
		Node parent = (element != null) ? element : end.parent();
		if (this.open.parent() == parent) {
			return;
		}
		for (Node node : DomRange.of(this.open)) {
			node.remove();
			if (element != null) {
				element.appendChild(node);
			}
			else {
				end.before(node);
			}
		}
	}

	/** Whether the place is in the document. */
	boolean isPlaced() {
		return this.page.isAttached(this.open);
	}

	void remove() {
		List.copyOf(DomRange.of(this.open)).forEach(Node::remove);
	}

	/** Removes the portals of an instance. */
	static void removeAll(HeadlessPage page, PageInstance instance) {
		for (PageSlot slot : instance.slots()) {
			if (slot != null && slot.described.kind() == Wire.PORTAL && slot.node != null
					&& slot.node.parent() != null) {
				new PagePortal(page, slot.node).remove();
			}
		}
	}

}
