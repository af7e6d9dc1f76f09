package dev.lattice.rooms;

import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YText;
import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.text.EditableText;
import dev.lattice.engine.text.TextCarets;
import dev.lattice.engine.text.TextVersions;
import org.jspecify.annotations.Nullable;

/**
 * A text of a room, in which many type at once. In the document it is the text of its
 * name. Positions count UTF-16 units, as those of a {@link String}; something in the text
 * that is no text counts 1, and reads as U+FFFC.
 * <p>
 * A session reads what it has seen, which stays the same within a turn but for its own
 * edits; positions that it gives are positions there, wherever others have moved what
 * stands at them since.
 */
public final class SharedText extends RoomView<TextMirror> implements Supplier<String>, EditableText {

	SharedText(RoomViews views, String name) {
		super(views, ViewKey.of(views, SharedText.class, name));
	}

	@Override
	TextMirror mirror(Scope root) {
		return new TextMirror(this.views, this.key, root);
	}

	private YText text(Doc doc) {
		return doc.text(this.key.name());
	}

	/**
	 * Returns by what {@code bind} follows and edits the text, character by character, in
	 * the name of the session.
	 * @return the text's versions
	 */
	@Override
	public TextVersions versions() {
		return BoundText.of(this.views, this.key.name());
	}

	/**
	 * Returns the text for fields that show where those who are present are in it, with
	 * names and colours, and show them where their user is. Editors of Yjs that are bound
	 * to the text are among them, and see the carets of fields as those of each other.
	 * <p>
	 * What is said of somebody gives the name by its field {@code name} and the colour by
	 * its field {@code color}, as CSS has them; without one the page takes a colour.
	 * @param people who is present in the same room
	 * @return the text, for {@code bind}
	 * @throws IllegalArgumentException if they are present in another room
	 */
	public EditableText with(Presence<?> people) {
		if (!people.views.document().equals(this.views.document())) {
			throw new IllegalArgumentException("Those who are present in room '" + people.views.room()
					+ "' have no carets in text '" + this.key.name() + "' of room '" + this.views.room()
					+ "'; take the presence of that room");
		}
		BoundText text = BoundText.of(this.views, this.key.name());
		TextCarets carets = new BoundCarets(text, people.seat());
		return new EditableText() {

			@Override
			public TextVersions versions() {
				return text;
			}

			@Override
			public TextCarets carets() {
				return carets;
			}

		};
	}

	/** Returns the text. */
	@Override
	public String get() {
		RunningEdit run = editing();
		Places written = (run != null) ? run.places(this.key) : null;
		return (written != null) ? written.seen : read(TextMirror::get, (doc) -> LiveText.read(text(doc)));
	}

	/**
	 * Returns how long the text is.
	 * @return the number of UTF-16 units
	 */
	public int length() {
		return get().length();
	}

	/**
	 * Inserts text.
	 * @param index the position of its first unit, from 0 to the length
	 * @param inserted the text
	 * @throws IndexOutOfBoundsException if the position is not among these
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void insert(int index, String inserted) {
		replace(index, 0, inserted);
	}

	/**
	 * Deletes what nobody has deleted meanwhile.
	 * @param index the position of the first unit
	 * @param length how many units
	 * @throws IndexOutOfBoundsException if there are not so many
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void delete(int index, int length) {
		replace(index, length, "");
	}

	/**
	 * Adds text at the end.
	 * @param added the text
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void append(String added) {
		this.views.edit((run) -> {
			places(run).append(added);
			return null;
		});
	}

	/**
	 * Puts text in the place of other text.
	 * @param index the position of the first unit
	 * @param length how many units go
	 * @param inserted what comes in their place
	 * @throws IndexOutOfBoundsException if there are not so many
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void replace(int index, int length, String inserted) {
		this.views.edit((run) -> {
			places(run).replace(index, length, inserted);
			return null;
		});
	}

	/**
	 * Makes the text another one. Only the part in which it differs from what is read
	 * here is written, so that what others write elsewhere at the same time stays.
	 * @param text the new text
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void set(String text) {
		String before = Scope.untracked(this);
		int most = Math.min(before.length(), text.length());
		int first = 0;
		while (first < most && before.charAt(first) == text.charAt(first)) {
			first++;
		}
		if (first > 0 && Character.isHighSurrogate(before.charAt(first - 1))) {
			first--;
		}
		int last = 0;
		while (last < most - first
				&& before.charAt(before.length() - 1 - last) == text.charAt(text.length() - 1 - last)) {
			last++;
		}
		if (last > 0 && Character.isLowSurrogate(text.charAt(text.length() - last))) {
			last--;
		}
		if (first < before.length() - last || first < text.length() - last) {
			replace(first, before.length() - last - first, text.substring(first, text.length() - last));
		}
	}

	/**
	 * Reads the text of the document as it is now, with its formatting. For bridges.
	 * @param <R> the type of the result
	 * @param reading reads; must be short, and change nothing
	 * @return what it returns
	 */
	public <R extends @Nullable Object> R readNow(Function<? super YText, ? extends R> reading) {
		return this.views.read((doc) -> reading.apply(text(doc)));
	}

	/**
	 * Changes the text of the document as it is now, formatting too, in one transaction
	 * in the name of the current session. For bridges; the session sees it at once.
	 * @param <R> the type of the result
	 * @param editing changes the text that it is given, which may be that of a copy; must
	 * be short
	 * @return what it returns
	 * @throws RoomRefusedException if the room refuses it
	 */
	public <R extends @Nullable Object> R editNow(Function<? super YText, ? extends R> editing) {
		return this.views.edit((run) -> editing.apply(text(run.doc())));
	}

	private Places places(RunningEdit run) {
		YText text = text(run.doc());
		return run.places(this.key, () -> {
			TextMirror seen = seenBefore();
			int now = Math.toIntExact(text.length());
			return (seen != null) ? new Places(text, seen.seenNow(), seen.alignment(now))
					: new Places(text, LiveText.read(text), Alignment.of(now, new ListEdits()));
		});
	}

	/** What positions mean throughout an edit. */
	private static final class Places {

		private final YText text;

		private final Alignment alignment;

		/** What is seen, with what this has changed. */
		private String seen;

		Places(YText text, String seen, Alignment alignment) {
			this.text = text;
			this.seen = seen;
			this.alignment = alignment;
		}

		void append(String added) {
			insert(this.seen.length(), Math.toIntExact(this.text.length()), added);
		}

		void replace(int index, int count, String inserted) {
			if (index < 0 || count < 0 || index > this.seen.length() - count) {
				throw new IndexOutOfBoundsException(
						"There are no " + count + " units from " + index + " on in a text of " + this.seen.length());
			}
			// What goes stands behind this place, so it stays the same.
			int now = this.alignment.gap(index);
			for (Alignment.Range gone : this.alignment.remove(index, count)) {
				this.text.delete(gone.now(), gone.count());
			}
			this.seen = this.seen.substring(0, index) + this.seen.substring(index + count);
			if (!inserted.isEmpty()) {
				insert(index, now, inserted);
			}
		}

		private void insert(int index, int now, String inserted) {
			this.text.insert(now, inserted);
			this.alignment.inserted(index, now, inserted.length());
			this.seen = this.seen.substring(0, index) + inserted + this.seen.substring(index);
		}

	}

}
