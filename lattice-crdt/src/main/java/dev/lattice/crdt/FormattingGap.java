package dev.lattice.crdt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.FormatMark;
import org.jspecify.annotations.Nullable;

/**
 * Deletes marks between two visible elements of a text that change nothing.
 */
final class FormattingGap {

	private FormattingGap() {
	}

	/**
	 * Deletes the marks from an item to the next visible element that another mark there
	 * overrides, or that say what holds at the start anyhow.
	 * @param current an item up to which the other attributes are kept up
	 * @param before the value that a key has before the first item
	 * @param attributes the formatting before the item {@code current}
	 */
	static void clean(Transaction transaction, int start, int current, Function<String, @Nullable Object> before,
			Map<String, @Nullable Object> attributes) {
		Integration integration = transaction.doc().integration;
		Items items = transaction.doc().store.items;
		Map<String, Integer> lastMarks = new HashMap<>();
		int end = start;
		for (; end != Items.NONE && !items.visible(end); end = items.right(end)) {
			if (isMark(items, end)) {
				lastMarks.put(integration.format(end).key(), end);
			}
		}
		if (lastMarks.isEmpty()) {
			return;
		}
		boolean reached = false;
		for (int item = start; item != end; item = items.right(item)) {
			reached |= item == current;
			if (!isMark(items, item)) {
				continue;
			}
			FormatMark mark = integration.format(item);
			String key = mark.key();
			Object value = before.apply(key);
			boolean last = Integer.valueOf(item).equals(lastMarks.get(key));
			boolean holdsAnyhow = Attributes.same(value, mark.value());
			if (!last || holdsAnyhow) {
				integration.delete(transaction, item);
				if (!reached && !holdsAnyhow && Attributes.same(Attributes.get(attributes, key), mark.value())) {
					Attributes.apply(attributes, new FormatMark(key, value));
				}
			}
			else if (!reached) {
				Attributes.apply(attributes, mark);
			}
		}
	}

	/**
	 * Deletes the marks around an item, up to the next visible elements, that another
	 * mark there overrides.
	 */
	static void cleanAround(Transaction transaction, int item) {
		Integration integration = transaction.doc().integration;
		Items items = transaction.doc().store.items;
		int at = item;
		while (items.right(at) != Items.NONE && !items.visible(items.right(at))) {
			at = items.right(at);
		}
		Set<String> keys = new HashSet<>();
		for (; at != Items.NONE && !items.visible(at); at = items.left(at)) {
			if (isMark(items, at) && !keys.add(integration.format(at).key())) {
				integration.delete(transaction, at);
			}
		}
	}

	private static boolean isMark(Items items, int item) {
		return items.kind(item) == ContentKind.FORMAT && !items.deleted(item);
	}

}
