package dev.lattice.test;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.EditedText;
import dev.lattice.engine.patch.Wire;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The fields of a page whose texts others edit as well. */
final class PageTexts {

	private final HeadlessPage page;

	private final IdentityHashMap<Element, PageText> texts = new IdentityHashMap<>();

	/** What was typed in a page that is made anew, by what its fields are known by. */
	private Map<String, PageText> left = Map.of();

	private int edits;

	PageTexts(HeadlessPage page) {
		this.page = page;
	}

	static boolean isText(PageSlot slot) {
		return slot.described.kind() == Wire.PROPERTY_HOLE && slot.described.name().equals(EditedText.PROPERTY)
				&& slot.element != null;
	}

	/** The text of a field, or null if nobody else edits it. */
	@Nullable PageText of(Element element) {
		return all().contains(element) ? this.texts.computeIfAbsent(element, PageText::new) : null;
	}

	/** Takes what the server says of a field. */
	void receive(Element element, String message) {
		this.texts.computeIfAbsent(element, PageText::new).receive(message);
	}

	/** The fields that are there, in order. */
	private List<Element> all() {
		List<Element> all = new ArrayList<>();
		for (PageInstance instance : this.page.instances()) {
			for (PageSlot slot : instance.slots()) {
				if (slot != null && isText(slot) && slot.element != null) {
					all.add(slot.element);
				}
			}
		}
		return all;
	}

	private Map<String, Element> byKey() {
		Map<String, Element> fields = new LinkedHashMap<>();
		for (Element element : all()) {
			String own = element.hasAttr("id") ? "#" + element.id() : element.attr("name");
			fields.put(own.isEmpty() ? "at " + fields.size() : own, element);
		}
		return fields;
	}

	/** The page is about to be made anew. */
	void leave() {
		Map<String, PageText> left = new LinkedHashMap<>();
		byKey().forEach((key, element) -> {
			PageText text = this.texts.get(element);
			if (text != null) {
				left.put(key, text);
			}
		});
		this.left = left;
		this.texts.clear();
	}

	/** A patch was applied; it may have made the page anew. */
	void patched() {
		Map<String, PageText> left = this.left;
		this.left = Map.of();
		if (!left.isEmpty()) {
			byKey().forEach((key, element) -> {
				PageText before = left.get(key);
				PageText now = of(element);
				if (before != null && now != null) {
					before.goOn(now);
				}
			});
		}
	}

	/** Makes events of what was typed and not sent. */
	void send(Sending sending) {
		for (Element element : all()) {
			PageText text = this.texts.get(element);
			List<Listener> listeners = Listener.of(this.page, element, EventType.EDIT.name());
			List<@Nullable Object> fields = (text != null && !listeners.isEmpty()) ? text.send(this.edits + 1) : null;
			if (fields != null) {
				this.edits++;
				sending.send(listeners.getFirst().slot(), fields);
			}
		}
	}

	/** Takes events. */
	interface Sending {

		void send(int slot, List<@Nullable Object> fields);

	}

}
