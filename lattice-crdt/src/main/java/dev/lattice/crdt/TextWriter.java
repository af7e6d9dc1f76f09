package dev.lattice.crdt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.FormatMark;
import org.jspecify.annotations.Nullable;

/**
 * Changes a text from a position on: inserts, formats and deletes, with the fewest marks
 * that Yjs gets along with.
 */
final class TextWriter {

	/*
	 * A mark holds for all that follows it, so what is formatted is put between marks
	 * that begin it and, if what follows had another value, marks that end it: the
	 * negated attributes. A mark that says what holds anyhow is walked over or deleted.
	 */

	private final Transaction transaction;

	private final Integration integration;

	private final Items items;

	private final YType text;

	private final TextPosition position;

	TextWriter(Transaction transaction, YType text, TextPosition position) {
		this.transaction = transaction;
		this.integration = transaction.doc().integration;
		this.items = transaction.doc().store.items;
		this.text = text;
		this.position = position;
	}

	boolean atEnd() {
		return this.position.atEnd();
	}

	/** Inserts a text with the formatting of what stands to the left of it. */
	void insertInherited(String content) {
		TextPosition position = this.position;
		while (position.beforeDeleted()
				|| (position.beforeMark() && holdsAnyhow(position.mark(), position.attribute(position.mark().key())))) {
			position.forward();
		}
		put(content);
	}

	/** Inserts a text or a value that has just this formatting. */
	void insert(Object content, Map<String, ? extends @Nullable Object> formatting) {
		Map<String, @Nullable Object> attributes = new LinkedHashMap<>(formatting);
		for (String key : this.position.attributes().keySet()) {
			if (!Attributes.has(attributes, key)) {
				attributes.put(key, null);
			}
		}
		attributes = Attributes.inOrder(attributes);
		skipWhatHolds(attributes);
		Map<String, @Nullable Object> negated = begin(attributes);
		put(content);
		end(negated);
	}

	/**
	 * Formats so many elements; where there are fewer, the text is made longer by line
	 * ends.
	 */
	void format(long length, Map<String, ? extends @Nullable Object> formatting) {
		TextPosition position = this.position;
		Map<String, @Nullable Object> attributes = Attributes.inOrder(formatting);
		skipWhatHolds(attributes);
		Map<String, @Nullable Object> negated = begin(attributes);
		long rest = length;
		while (!position.atEnd()
				&& (rest > 0 || (!negated.isEmpty() && (position.beforeDeleted() || position.beforeMark())))) {
			if (position.beforeMark()) {
				FormatMark mark = position.mark();
				if (Attributes.has(attributes, mark.key())) {
					if (Attributes.equal(attributes.get(mark.key()), mark.value())) {
						negated.remove(mark.key());
					}
					else if (rest == 0) {
						break;
					}
					else {
						negated.put(mark.key(), mark.value());
					}
					this.integration.delete(this.transaction, position.right());
				}
			}
			else if (!position.beforeDeleted()) {
				position.splitRight(rest);
				rest -= this.items.length(position.right());
			}
			position.forward();
		}
		if (rest > 0) {
			put("\n".repeat(Math.toIntExact(rest)));
		}
		end(negated);
	}

	/** Deletes so many elements, or those there are, and the marks left without any. */
	void delete(long length) {
		TextPosition position = this.position;
		Map<String, @Nullable Object> before = position.knownAttributes();
		int start = position.right();
		boolean marks = false;
		long rest = length;
		while (rest > 0 && !position.atEnd()) {
			if (position.beforeMark()) {
				marks = true;
			}
			else if (!position.beforeDeleted() && isContent(this.items.kind(position.right()))) {
				position.splitRight(rest);
				rest -= this.items.length(position.right());
				this.integration.delete(this.transaction, position.right());
			}
			position.forward();
		}
		int end = position.right();
		if (marks || (this.text.hasMarks && hasMarkBeforeContent(end))) {
			if (before != null) {
				FormattingGap.clean(this.transaction, start, end, (key) -> Attributes.get(before, key),
						position.attributes());
			}
			else {
				int last = this.items.left(start);
				Doc doc = this.transaction.doc();
				FormattingGap.clean(this.transaction, start, end, (key) -> TextPosition.attributeBehind(doc, last, key),
						new HashMap<>());
			}
		}
	}

	private static boolean isContent(int kind) {
		return kind == ContentKind.STRING || kind == ContentKind.EMBED || kind == ContentKind.TYPE;
	}

	private boolean hasMarkBeforeContent(int from) {
		for (int item = from; item != Items.NONE && !this.items.visible(item); item = this.items.right(item)) {
			if (this.items.kind(item) == ContentKind.FORMAT && !this.items.deleted(item)) {
				return true;
			}
		}
		return false;
	}

	/** Goes over deleted items, and over marks that change nothing for what is wanted. */
	private void skipWhatHolds(Map<String, @Nullable Object> attributes) {
		TextPosition position = this.position;
		while (position.beforeDeleted() || (position.beforeMark()
				&& holdsAnyhow(position.mark(), Attributes.get(attributes, position.mark().key())))) {
			position.forward();
		}
	}

	private static boolean holdsAnyhow(FormatMark mark, @Nullable Object value) {
		return Attributes.equal(value, mark.value());
	}

	/** Puts the marks that begin a formatting, and returns what was there before. */
	private Map<String, @Nullable Object> begin(Map<String, @Nullable Object> attributes) {
		Map<String, @Nullable Object> negated = new LinkedHashMap<>();
		for (Map.Entry<String, @Nullable Object> entry : attributes.entrySet()) {
			Object current = this.position.attribute(entry.getKey());
			if (!Attributes.equal(current, entry.getValue())) {
				negated.put(entry.getKey(), current);
				mark(entry.getKey(), entry.getValue());
			}
		}
		return negated;
	}

	/** Puts the marks that end a formatting where what follows does not do so. */
	private void end(Map<String, @Nullable Object> negated) {
		TextPosition position = this.position;
		while (position.beforeDeleted() || (position.beforeMark() && ends(negated, position.mark()))) {
			if (!position.beforeDeleted()) {
				negated.remove(position.mark().key());
			}
			position.forward();
		}
		negated.forEach(this::mark);
	}

	private static boolean ends(Map<String, @Nullable Object> negated, FormatMark mark) {
		return negated.containsKey(mark.key()) && Attributes.equal(negated.get(mark.key()), mark.value());
	}

	private void mark(String key, @Nullable Object value) {
		this.position.inserted(this.integration.insertValue(this.transaction, this.text.sequence, this.position.left(),
				this.position.right(), ContentKind.FORMAT, new FormatMark(key, value)));
	}

	private void put(Object content) {
		int left = this.position.left();
		int right = this.position.right();
		Slot slot = this.text.sequence;
		this.position.inserted((content instanceof String string)
				? this.integration.insertText(this.transaction, slot, left, right, string)
				: this.integration.insertValue(this.transaction, slot, left, right,
						(content instanceof YType) ? ContentKind.TYPE : ContentKind.EMBED, content));
	}

}
