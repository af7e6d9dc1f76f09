package dev.lattice.rooms;

import java.util.List;

import dev.lattice.crdt.Delta;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.YText;
import dev.lattice.engine.collection.ListEdits;
import org.jspecify.annotations.Nullable;

/** A text of the document, as a string that is made when somebody asks. */
final class LiveText extends Live {

	/**
	 * Stands for something in the text that is no text, so that positions are the same.
	 */
	static final String EMBEDDED = "\uFFFC";

	private final RoomDocument document;

	private final String name;

	private final Versions versions = new Versions();

	private @Nullable String text;

	LiveText(RoomDocument document, String name) {
		this.document = document;
		this.name = name;
	}

	static String read(YText text) {
		String plain = text.toString();
		if (plain.length() == text.length()) {
			return plain;
		}
		StringBuilder all = new StringBuilder();
		for (Delta step : text.toDelta()) {
			if (step instanceof Delta.Insert insert) {
				all.append((insert.content() instanceof String part) ? part : EMBEDDED);
			}
		}
		return all.toString();
	}

	@Override
	Subscription observe(Doc doc) {
		YText text = doc.text(this.name);
		return text.observe((event, transaction) -> {
			this.text = null;
			this.versions.add(edits(event.delta(), Math.toIntExact(text.length())));
			changed();
		});
	}

	private static ListEdits edits(List<Delta> steps, int now) {
		ListEdits edits = new ListEdits();
		int at = 0;
		int before = now;
		boolean kept = true;
		for (Delta step : steps) {
			switch (step) {
				case Delta.Retain retain -> at += Math.toIntExact(retain.length());
				case Delta.Delete(long length) -> {
					kept = kept && edits.splice(at, Math.toIntExact(length), 0);
					before += Math.toIntExact(length);
				}
				case Delta.Insert insert -> {
					int length = (insert.content() instanceof String part) ? part.length() : 1;
					kept = kept && edits.splice(at, 0, length);
					at += length;
					before -= length;
				}
				case Delta.InsertValues values -> throw new IllegalStateException("A text got elements");
			}
		}
		return kept ? edits : ListEdits.all(before, now);
	}

	/** The text now, and which version it is. */
	Version now() {
		return this.document.read((doc) -> {
			String made = (this.text != null) ? this.text : read(doc.text(this.name));
			this.text = made;
			return new Version(made, this.versions.version());
		});
	}

	/** Where positions of a version are now; within the room. */
	Alignment since(Version seen, int now) {
		return Alignment.of(now, this.versions.since(seen.number, seen.text.length(), now));
	}

	/**
	 * The text as it was.
	 *
	 * @param text the text
	 * @param number how many changes there were
	 */
	record Version(String text, long number) {
	}

}
