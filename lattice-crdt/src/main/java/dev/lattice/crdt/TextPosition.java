package dev.lattice.crdt;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.FormatMark;
import org.jspecify.annotations.Nullable;

/**
 * A place in a text between two neighbours, which moves to the right.
 */
final class TextPosition {

	/*
	 * The formatting at a place follows from all marks before it. Most changes need none
	 * of it: it is only computed once it is asked for, and kept up from then on.
	 */

	private final Transaction transaction;

	private final YType text;

	private final Store store;

	private final Items items;

	private @Nullable Map<String, @Nullable Object> attributes;

	private int left;

	private int right;

	private TextPosition(Transaction transaction, YType text, int left) {
		this.transaction = transaction;
		this.text = text;
		this.store = transaction.doc().store;
		this.items = this.store.items;
		this.left = left;
		this.right = (left == Items.NONE) ? text.sequence.first : this.items.right(left);
	}

	/** The start of a text. */
	static TextPosition start(Transaction transaction, YType text) {
		TextPosition position = new TextPosition(transaction, text, Items.NONE);
		position.attributes = new LinkedHashMap<>();
		return position;
	}

	/**
	 * Right behind the visible element before an index; behind everything if the index is
	 * beyond the end.
	 */
	static TextPosition at(Transaction transaction, YType text, long index) {
		int left = (index > text.length) ? text.sequence.last : Sequences.before(transaction, text, index);
		return new TextPosition(transaction, text, left);
	}

	int left() {
		return this.left;
	}

	int right() {
		return this.right;
	}

	boolean atEnd() {
		return this.right == Items.NONE;
	}

	/** Whether the item on the right is a mark that has not been deleted. */
	boolean beforeMark() {
		return this.right != Items.NONE && this.items.kind(this.right) == ContentKind.FORMAT
				&& !this.items.deleted(this.right);
	}

	boolean beforeDeleted() {
		return this.right != Items.NONE && this.items.deleted(this.right);
	}

	/** The mark on the right. */
	FormatMark mark() {
		return this.transaction.doc().integration.format(this.right);
	}

	/** Moves behind the item on the right. */
	void forward() {
		if (this.attributes != null && beforeMark()) {
			Attributes.apply(this.attributes, mark());
		}
		this.left = this.right;
		this.right = this.items.right(this.right);
	}

	/** Lets the item on the right end after so many elements, if it is longer. */
	void splitRight(long length) {
		if (length < this.items.length(this.right)) {
			this.store.splitAt(this.transaction, this.right, length);
		}
	}

	/** Moves behind an item that was just put between the two neighbours. */
	void inserted(int item) {
		this.right = item;
		forward();
	}

	/** The formatting here, which nobody else may change. */
	Map<String, @Nullable Object> attributes() {
		if (this.attributes == null) {
			this.attributes = before(this.text, this.right);
		}
		return this.attributes;
	}

	/** A copy of the formatting if it is known already. */
	@Nullable Map<String, @Nullable Object> knownAttributes() {
		return (this.attributes != null) ? new LinkedHashMap<>(this.attributes) : null;
	}

	/** The value of one key here, {@code null} where it has none. */
	@Nullable Object attribute(String key) {
		if (this.attributes != null) {
			return Attributes.get(this.attributes, key);
		}
		return attributeBehind(this.transaction.doc(), this.left, key);
	}

	/** The value of one key behind an item, {@code null} where it has none. */
	static @Nullable Object attributeBehind(Doc doc, int last, String key) {
		Items items = doc.store.items;
		for (int item = last; item != Items.NONE; item = items.left(item)) {
			if (items.kind(item) == ContentKind.FORMAT && !items.deleted(item)
					&& doc.integration.format(item).key().equals(key)) {
				return Attributes.orNull(doc.integration.format(item).value());
			}
		}
		return null;
	}

	/** The formatting before an item of a text. */
	static Map<String, @Nullable Object> before(YType text, int end) {
		Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
		Doc doc = text.doc();
		Items items = doc.store.items;
		for (int item = text.sequence.first; item != end; item = items.right(item)) {
			if (items.kind(item) == ContentKind.FORMAT && !items.deleted(item)) {
				Attributes.apply(attributes, doc.integration.format(item));
			}
		}
		return attributes;
	}

}
