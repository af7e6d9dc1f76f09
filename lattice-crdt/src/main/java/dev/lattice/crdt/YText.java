package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.lattice.crdt.codec.Undefined;
import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A text with formatting, embedded values and attributes.
 * <p>
 * Indices and lengths count UTF-16 units, as those of {@link String}; an embedded value
 * counts 1. As in Yjs, an index beyond the end means the end, and of what is asked for
 * beyond it nothing is deleted, but what is formatted is made by line ends. Formatting is
 * a map from keys to values of JSON; {@code null} of a key means that it has none. Maps
 * and lists in it are compared one level deep, and nobody may change them after they were
 * given. Belongs to the thread of its document.
 */
public sealed class YText extends YType permits YXmlText {

	private static final TypeRef REF = new TypeRef(Types.TEXT, null);

	private @Nullable List<Consumer<Transaction>> preliminary = new ArrayList<>(1);

	/** What to do with a line end at the very end of what is inserted last. */
	public enum LineEnd {

		/** It is inserted as it is. */
		KEEP,
		/**
		 * It is left out if it would be the end of the text: some editors show one there
		 * that belongs to nobody.
		 */
		DROP

	}

	/**
	 * Makes an empty text that is not in a document yet.
	 */
	public YText() {
	}

	/**
	 * Makes a text that is not in a document yet.
	 * @param text its first content
	 */
	public YText(String text) {
		insert(0, text);
	}

	/**
	 * Inserts text that has the formatting of what stands to the left of it.
	 * @param index the index of its first unit then, not negative
	 * @param text the text
	 * @throws IndexOutOfBoundsException if the index is negative
	 */
	public final void insert(long index, String text) {
		checkRange(index, 0);
		if (!text.isEmpty()) {
			change((transaction) -> writer(transaction, index).insertInherited(text));
		}
	}

	/**
	 * Inserts text.
	 * @param index the index of its first unit then, not negative
	 * @param text the text
	 * @param formatting its formatting, none if it is empty
	 * @throws IndexOutOfBoundsException if the index is negative
	 * @throws IllegalArgumentException if a value of the formatting is none of JSON
	 */
	public final void insert(long index, String text, Map<String, ? extends @Nullable Object> formatting) {
		checkRange(index, 0);
		formatting.values().forEach(PlainValues::checkJson);
		if (!text.isEmpty()) {
			change((transaction) -> writer(transaction, index).insert(text, formatting));
		}
	}

	/**
	 * Inserts a value without formatting.
	 * @param index its index then, not negative
	 * @param value a value of JSON other than {@code null}, or a shared type; a
	 * {@link String} becomes text
	 * @throws IndexOutOfBoundsException if the index is negative
	 * @throws IllegalArgumentException if it is another value
	 */
	public final void insertEmbed(long index, Object value) {
		insertEmbed(index, value, Map.of());
	}

	/**
	 * Inserts a value.
	 * @param index its index then, not negative
	 * @param value a value of JSON other than {@code null}, or a shared type; a
	 * {@link String} becomes text
	 * @param formatting its formatting, none if it is empty
	 * @throws IndexOutOfBoundsException if the index is negative
	 * @throws IllegalArgumentException if the value is another one, or one of the
	 * formatting is none of JSON
	 */
	public final void insertEmbed(long index, Object value, Map<String, ? extends @Nullable Object> formatting) {
		checkRange(index, 0);
		checkEmbed(value);
		formatting.values().forEach(PlainValues::checkJson);
		if (!value.equals("")) {
			change((transaction) -> writer(transaction, index).insert(value, formatting));
		}
	}

	/**
	 * Deletes text and embedded values.
	 * @param index the index of the first unit, not negative
	 * @param length how many units, not negative
	 * @throws IndexOutOfBoundsException if one of them is negative
	 */
	public final void delete(long index, long length) {
		checkRange(index, length);
		if (length > 0) {
			change((transaction) -> writer(transaction, index).delete(length));
		}
	}

	/**
	 * Changes the formatting of a part.
	 * @param index the index of its first unit, not negative
	 * @param length how many units, not negative
	 * @param formatting what to change; other keys stay as they are
	 * @throws IndexOutOfBoundsException if one of the numbers is negative
	 * @throws IllegalArgumentException if a value of the formatting is none of JSON
	 */
	public final void format(long index, long length, Map<String, ? extends @Nullable Object> formatting) {
		checkRange(index, length);
		formatting.values().forEach(PlainValues::checkJson);
		if (length > 0) {
			change((transaction) -> {
				TextWriter writer = writer(transaction, index);
				if (!writer.atEnd()) {
					writer.format(length, formatting);
				}
			});
		}
	}

	/**
	 * Applies a change, and keeps a line end at its end.
	 * @param delta the steps from the start of the text on: {@link Delta.Insert},
	 * {@link Delta.Retain} and {@link Delta.Delete}; skipping or formatting more than
	 * there is makes the text longer by line ends
	 * @throws IllegalArgumentException if a step has a wrong value; nothing was changed
	 */
	public final void applyDelta(List<? extends Delta> delta) {
		applyDelta(delta, LineEnd.KEEP);
	}

	/**
	 * Applies a change.
	 * @param delta the steps from the start of the text on: {@link Delta.Insert},
	 * {@link Delta.Retain} and {@link Delta.Delete}; skipping or formatting more than
	 * there is makes the text longer by line ends
	 * @param lineEnd what becomes of a line end at the very end
	 * @throws IllegalArgumentException if a step has a wrong value; nothing was changed
	 */
	public final void applyDelta(List<? extends Delta> delta, LineEnd lineEnd) {
		List<Delta> steps = List.copyOf(delta);
		steps.forEach(YText::check);
		change((transaction) -> new DeltaWriter(transaction, this, lineEnd).apply(steps));
	}

	private static void check(Delta step) {
		switch (step) {
			case Delta.Insert(Object content, Map<String, ?> formatting) -> {
				checkEmbed(content);
				formatting.values().forEach(PlainValues::checkJson);
			}
			case Delta.Retain(long length, Map<String, ?> formatting) -> {
				checkLength(length);
				formatting.values().forEach(PlainValues::checkJson);
			}
			case Delta.Delete(long length) -> checkLength(length);
			case Delta.InsertValues values ->
				throw new IllegalArgumentException("A text takes no " + values + "; use Delta.Insert for each value");
		}
	}

	private static void checkLength(long length) {
		if (length < 0 || length > Integer.MAX_VALUE) {
			throw new IllegalArgumentException(
					"The length of a step is " + length + "; it has to be from 0 to 2^31 - 1");
		}
	}

	private static void checkEmbed(@Nullable Object value) {
		if (value == null || value == Undefined.UNDEFINED) {
			throw new IllegalArgumentException("A text cannot embed " + value + "; use a map, another value or a type");
		}
		if (value instanceof YType) {
			Places.check(value);
		}
		else {
			PlainValues.checkJson(value);
		}
	}

	private static void checkRange(long index, long length) {
		if (index < 0 || length < 0) {
			throw new IndexOutOfBoundsException(
					"The index is " + index + " and the length " + length + "; neither may be negative");
		}
	}

	private TextWriter writer(Transaction transaction, long index) {
		return new TextWriter(transaction, this, TextPosition.at(transaction, this, index));
	}

	private void change(Consumer<Transaction> change) {
		if (this.preliminary != null) {
			this.preliminary.add(change);
		}
		else {
			doc().write((transaction) -> {
				change.accept(transaction);
				return this;
			});
		}
	}

	/**
	 * Sets an attribute of the text as a whole.
	 * @param name its name
	 * @param value its value, as {@link YArray} has them
	 * @throws IllegalArgumentException if the value cannot be shared
	 */
	public final void setAttribute(String name, @Nullable Object value) {
		Sequences.check(value);
		change((transaction) -> Entries.set(transaction, this, name, value));
	}

	/**
	 * Removes an attribute of the text as a whole; one that is not there is none.
	 * @param name its name
	 */
	public final void removeAttribute(String name) {
		change((transaction) -> Entries.delete(transaction, this, name));
	}

	/**
	 * Returns the value of an attribute of the text as a whole.
	 * @param name its name
	 * @return the value; {@code null} also if there is none
	 */
	public final @Nullable Object attribute(String name) {
		return Entries.get(this, name);
	}

	/**
	 * Returns all attributes of the text as a whole.
	 * @return a copy
	 */
	public final Map<String, @Nullable Object> attributes() {
		return Entries.toMap(this);
	}

	/**
	 * Returns how long the text is.
	 * @return the number of UTF-16 units and embedded values
	 */
	public final long length() {
		doc();
		return this.length;
	}

	/**
	 * Returns the content with its formatting.
	 * @return insertions only, each with the formatting of all of it, in the order of the
	 * text
	 */
	public final List<Delta> toDelta() {
		return TextDelta.of(this);
	}

	/**
	 * Returns what the text contained at a moment.
	 * @param snapshot the moment
	 * @return insertions with their formatting
	 */
	public final List<Delta> toDelta(Snapshot snapshot) {
		return TextDelta.of(this, snapshot, null);
	}

	/**
	 * Returns what changed between two moments. What the earlier one did not have has the
	 * attribute {@code ychange} with a type of {@code added}, what only that one had is
	 * there too with a type of {@code removed}.
	 * @param now the later moment, or {@code null} for what the text contains now
	 * @param before the earlier moment
	 * @return insertions with their formatting
	 */
	public final List<Delta> toDelta(@Nullable Snapshot now, Snapshot before) {
		return TextDelta.of(this, now, before);
	}

	/**
	 * Returns the text without formatting and embedded values; of one that is in no
	 * document yet, nothing.
	 */
	@Override
	public String toString() {
		StringBuilder out = new StringBuilder();
		if (isIntegrated()) {
			Store store = doc().store;
			for (int item = this.sequence.first; item != Items.NONE; item = store.items.right(item)) {
				if (!store.items.deleted(item) && store.items.kind(item) == ContentKind.STRING) {
					int start = store.items.content(item);
					store.clientOf(item).text().appendTo(out, start, start + (int) store.items.length(item));
				}
			}
		}
		return out.toString();
	}

	@Override
	public final @Nullable Object toJson() {
		return toString();
	}

	@Override
	TypeRef ref() {
		return REF;
	}

	@Override
	YText emptyCopy() {
		return new YText();
	}

	@Override
	Changed changed(Transaction transaction, Changes changes) {
		return new TextDifference(this, transaction, changes);
	}

	@Override
	void callObservers(Transaction transaction, Changes changes, ErrorCollector errors) {
		super.callObservers(transaction, changes, errors);
		if (!transaction.isLocal() && this.hasFormatting) {
			transaction.needsFormattingCleanup = true;
		}
	}

	@Override
	void integrateRoot(Doc doc, String name) {
		super.integrateRoot(doc, name);
		this.preliminary = null;
	}

	@Override
	void writePreliminary(Transaction transaction) {
		List<Consumer<Transaction>> changes = this.preliminary;
		this.preliminary = null;
		if (changes != null) {
			changes.forEach((change) -> change.accept(transaction));
		}
	}

}
