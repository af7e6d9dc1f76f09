package dev.lattice.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Refuses shared types and documents that have a place, or would get two, before anything
 * is changed: also those that new types contain.
 */
final class Places {

	private Places() {
	}

	static void check(@Nullable Object value) {
		if (isShared(value)) {
			check(Collections.singletonList(value));
		}
	}

	static void check(Collection<? extends @Nullable Object> values) {
		if (!hasShared(values)) {
			return;
		}
		Deque<Object> waiting = new ArrayDeque<>();
		add(values, waiting);
		Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		while (!waiting.isEmpty()) {
			Object value = waiting.pop();
			if (!seen.add(value)) {
				throw new IllegalStateException(
						"A " + value.getClass().getSimpleName() + " is given twice; make a new one for each place");
			}
			if (value instanceof Doc doc) {
				doc.nesting.checkHasNoPlace();
			}
			else if (value instanceof YType type) {
				type.checkIsNew();
				List<@Nullable Object> content = new ArrayList<>();
				type.addPreliminary(content);
				add(content, waiting);
			}
		}
	}

	private static boolean hasShared(Collection<? extends @Nullable Object> values) {
		for (Object value : values) {
			if (isShared(value)) {
				return true;
			}
		}
		return false;
	}

	private static void add(Collection<? extends @Nullable Object> values, Deque<Object> waiting) {
		for (Object value : values) {
			if (value != null && isShared(value)) {
				waiting.push(value);
			}
		}
	}

	private static boolean isShared(@Nullable Object value) {
		return value instanceof YType || value instanceof Doc;
	}

}
