package dev.lattice.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Turns the types in a map or list into values of JSON, on a stack of its own: updates
 * can bring types that lie in each other deeper than a thread's stack reaches.
 */
final class TypeJson {

	private final Deque<Object> open = new ArrayDeque<>();

	private TypeJson() {
	}

	/** Replaces the types in entries that belong to the caller. */
	static Map<String, @Nullable Object> of(Map<String, @Nullable Object> entries) {
		TypeJson json = new TypeJson();
		json.replaceIn(entries);
		json.finish();
		return entries;
	}

	/** Replaces the types in a list that belongs to the caller. */
	static List<@Nullable Object> of(List<@Nullable Object> elements) {
		TypeJson json = new TypeJson();
		json.replaceIn(elements);
		json.finish();
		return elements;
	}

	@SuppressWarnings("unchecked")
	private void finish() {
		while (!this.open.isEmpty()) {
			Object next = this.open.pop();
			if (next instanceof Map<?, ?> entries) {
				replaceIn((Map<String, @Nullable Object>) entries);
			}
			else {
				replaceIn((List<@Nullable Object>) next);
			}
		}
	}

	private void replaceIn(Map<String, @Nullable Object> entries) {
		entries.replaceAll((key, value) -> replaced(value));
	}

	private void replaceIn(List<@Nullable Object> elements) {
		elements.replaceAll(this::replaced);
	}

	private @Nullable Object replaced(@Nullable Object value) {
		if (value instanceof YMap map) {
			return opened(map.entriesAsMap());
		}
		if (value instanceof YArray array) {
			return opened(array.toList());
		}
		return (value instanceof YType type) ? type.toJson() : value;
	}

	private Object opened(Object container) {
		this.open.push(container);
		return container;
	}

}
