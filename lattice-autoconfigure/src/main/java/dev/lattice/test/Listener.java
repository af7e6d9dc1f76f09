package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Element;

/** A handler of an element. */
record Listener(int slot, List<String> fields, int flags) {

	@SuppressWarnings("ReferenceEquality") // an element is itself and no other
	static List<Listener> of(HeadlessPage page, Element element, String event) {
		List<Listener> listeners = new ArrayList<>();
		for (PageInstance instance : page.instances()) {
			List<PageTemplate.Slot> slots = instance.template.slots();
			for (int k = 1; k <= slots.size(); k++) {
				PageTemplate.Slot described = slots.get(k - 1);
				PageSlot slot = instance.slot(k);
				if (described.kind() == Wire.HANDLER && described.name().equals(event) && slot != null
						&& slot.element == element) {
					listeners.add(new Listener(instance.id + k, described.fields(), described.flags()));
				}
			}
		}
		return listeners;
	}

}
