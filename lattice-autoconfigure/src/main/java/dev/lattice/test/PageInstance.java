package dev.lattice.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** An instance of a template in the document. */
final class PageInstance {

	final int id;

	final PageTemplate template;

	/** The root element, or the comment that opens the instance. */
	final Node first;

	private final @Nullable PageSlot[] slots;

	private final Map<Integer, List<PageSlot>> byElement = new HashMap<>();

	PageInstance(int id, PageTemplate template, Node first) {
		this.id = id;
		this.template = template;
		this.first = first;
		this.slots = new @Nullable PageSlot[template.slots().size()];
	}

	@Nullable PageSlot slot(int k) {
		return (k > 0 && k <= this.slots.length) ? this.slots[k - 1] : null;
	}

	void slot(int k, PageSlot slot) {
		if (k < 1 || k > this.slots.length) {
			throw new PageFault("instance " + this.id + " has no slot " + k);
		}
		if (this.slots[k - 1] != null) {
			throw new PageFault("slot " + k + " of instance " + this.id + " is marked twice");
		}
		this.slots[k - 1] = slot;
		List<PageSlot> ofElement = this.byElement.computeIfAbsent(slot.described.element(),
				(element) -> new ArrayList<>());
		ofElement.add(slot);
		slot.ofSameElement(ofElement);
	}

	/** Whether the content of an element is markup that is used as it is. */
	@SuppressWarnings("ReferenceEquality") // this very element
	boolean isMarkup(Element element) {
		for (PageSlot slot : this.slots) {
			if (slot != null && slot.element == element && slot.described.kind() == Wire.RAW) {
				return true;
			}
		}
		return false;
	}

	/** Leaves a slot to another instance. */
	void forget(int k) {
		this.slots[k - 1] = null;
	}

	List<@Nullable PageSlot> slots() {
		return Arrays.asList(this.slots);
	}

	/** The nodes of the instance, in order. */
	List<Node> nodes() {
		return this.template.isPlain() ? List.of(this.first) : DomRange.of(this.first);
	}

}
