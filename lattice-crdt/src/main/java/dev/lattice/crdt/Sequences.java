package dev.lattice.crdt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.codec.Undefined;
import dev.lattice.crdt.update.ContentKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes the sequence of a type by indices.
 */
final class Sequences {

	private Sequences() {
	}

	/** Inserts values right behind the visible element before the index. */
	static void insert(Transaction transaction, YType type, long index, List<? extends @Nullable Object> values) {
		if (index < 0 || index > type.length) {
			throw new IndexOutOfBoundsException(
					"The index is " + index + "; it has to be from 0 to the length, " + type.length);
		}
		insertAfter(transaction, type, before(transaction, type, index), values);
	}

	/**
	 * The item that ends with the visible element before the index, split off if
	 * necessary.
	 */
	static int before(Transaction transaction, YType type, long index) {
		PositionIndex positions = type.positions();
		positions.seek(index);
		int item = positions.item;
		long offset = positions.offset;
		Store store = transaction.doc().store;
		if (item != Items.NONE && offset < store.items.length(item)) {
			store.splitAt(transaction, item, offset);
		}
		return item;
	}

	static void append(Transaction transaction, YType type, List<? extends @Nullable Object> values) {
		insertAfter(transaction, type, type.sequence.last, values);
	}

	/**
	 * Inserts values behind an item; neighbours that are plain values become one item.
	 * <p>
	 * A value that cannot be shared is refused before anything is changed. One that only
	 * a sequence does not take ends the insertion where Yjs ends it: what was inserted
	 * before stays.
	 */
	static void insertAfter(Transaction transaction, YType type, int item, List<? extends @Nullable Object> values) {
		Doc doc = transaction.doc();
		Items items = doc.store.items;
		@Nullable Object[] all = values.toArray();
		for (Object value : all) {
			checkPlain(value);
		}
		Places.check(values);
		Slot slot = type.sequence;
		int left = item;
		int right = (item == Items.NONE) ? slot.first : items.right(item);
		int from = 0;
		for (int at = 0; at <= all.length; at++) {
			boolean isEnd = at == all.length;
			boolean refused = !isEnd && !isElement(all[at]);
			if (refused && all[at] == Undefined.UNDEFINED) {
				throw notAnElement(all[at]);
			}
			if (!isEnd && !refused && kind(all[at]) == ContentKind.ANY) {
				continue;
			}
			if (from < at) {
				left = doc.integration.insertValues(transaction, slot, left, right, all, from, at - from);
			}
			if (refused) {
				throw notAnElement(all[at]);
			}
			if (!isEnd) {
				left = doc.integration.insertValue(transaction, slot, left, right, kind(all[at]), all[at]);
			}
			from = at + 1;
		}
	}

	/** The kind of content that a value becomes. */
	static int kind(@Nullable Object value) {
		if (value instanceof byte[]) {
			return ContentKind.BINARY;
		}
		if (value instanceof Doc) {
			return ContentKind.DOC;
		}
		return (value instanceof YType) ? ContentKind.TYPE : ContentKind.ANY;
	}

	static void check(@Nullable Object value) {
		checkPlain(value);
		Places.check(value);
	}

	private static void checkPlain(@Nullable Object value) {
		if (kind(value) == ContentKind.ANY) {
			PlainValues.check(value);
		}
	}

	/** Yjs takes these as entries and within values, but not as elements. */
	private static boolean isElement(@Nullable Object value) {
		return value != Undefined.UNDEFINED && !(value instanceof BigInteger);
	}

	private static IllegalArgumentException notAnElement(@Nullable Object value) {
		return new IllegalArgumentException(
				"A sequence takes no " + value + " as an element; put it into a list or a map there");
	}

	/** Refuses what cannot be an element of a sequence. */
	static void checkElement(@Nullable Object value) {
		check(value);
		if (!isElement(value)) {
			throw notAnElement(value);
		}
	}

	/**
	 * Deletes elements. Of a range that goes beyond the end those that are there are
	 * deleted, and then it is refused, as Yjs does.
	 */
	static void delete(Transaction transaction, YType type, long index, long length) {
		long before = type.length;
		if (index < 0 || length < 0 || index > before) {
			throw outOfBounds(index, length, before);
		}
		deleteAfter(transaction, type, index, Math.min(length, before - index));
		if (length > before - index) {
			throw outOfBounds(index, length, before);
		}
	}

	private static IndexOutOfBoundsException outOfBounds(long index, long length, long available) {
		return new IndexOutOfBoundsException("The range from " + index + " with the length " + length
				+ " is not in the sequence, whose length is " + available);
	}

	private static void deleteAfter(Transaction transaction, YType type, long index, long length) {
		if (length == 0) {
			return;
		}
		Doc doc = transaction.doc();
		Items items = doc.store.items;
		int left = before(transaction, type, index);
		int item = (left == Items.NONE) ? type.sequence.first : items.right(left);
		long rest = length;
		for (; rest > 0; item = items.right(item)) {
			if (items.visible(item)) {
				if (rest < items.length(item)) {
					doc.store.splitAt(transaction, item, rest);
				}
				rest -= items.length(item);
				doc.integration.delete(transaction, item);
			}
		}
	}

	static @Nullable Object get(YType type, long index) {
		Store store = type.doc().store;
		if (index < 0 || index >= type.length) {
			throw new IndexOutOfBoundsException("The index is " + index + "; it has to be from 0 to "
					+ (type.length - 1) + ", one less than the length");
		}
		PositionIndex positions = type.positions();
		positions.seek(index + 1);
		Client client = store.clientOf(positions.item);
		int at = store.items.content(positions.item) + (int) positions.offset - 1;
		return (store.items.kind(positions.item) == ContentKind.STRING) ? String.valueOf(client.text().charAt(at))
				: client.value(at);
	}

	static List<@Nullable Object> toList(YType type) {
		List<@Nullable Object> values = new ArrayList<>();
		Items items = type.doc().store.items;
		for (int item = type.sequence.first; item != Items.NONE; item = items.right(item)) {
			if (items.visible(item)) {
				type.addContent(item, values);
			}
		}
		return values;
	}

}
