package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads and changes the entries of a type: those of a map, the attributes of a node.
 */
final class Entries {

	private Entries() {
	}

	static void set(Transaction transaction, YType type, String key, @Nullable Object value) {
		Sequences.check(value);
		Slot slot = type.entryOrNew(key);
		transaction.doc().integration.insertValue(transaction, slot, slot.last, Items.NONE, Sequences.kind(value),
				value);
	}

	static void delete(Transaction transaction, YType type, String key) {
		Slot slot = type.entry(key);
		if (slot != null) {
			transaction.doc().integration.delete(transaction, slot.last);
		}
	}

	static void clear(Transaction transaction, YType type) {
		for (Slot slot : new ArrayList<>(type.entries())) {
			transaction.doc().integration.delete(transaction, slot.last);
		}
	}

	static boolean has(YType type, String key) {
		Items items = type.doc().store.items;
		Slot slot = type.entry(key);
		return slot != null && !items.deleted(slot.last);
	}

	static @Nullable Object get(YType type, String key) {
		Items items = type.doc().store.items;
		Slot slot = type.entry(key);
		return (slot != null && !items.deleted(slot.last)) ? type.value(slot.last) : null;
	}

	static Map<String, @Nullable Object> toMap(YType type) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		Items items = type.doc().store.items;
		for (Slot slot : type.entries()) {
			if (!items.deleted(slot.last)) {
				values.put(String.valueOf(slot.key), type.value(slot.last));
			}
		}
		return values;
	}

}
