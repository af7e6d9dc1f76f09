package dev.lattice.crdt;

import java.util.List;

import dev.lattice.crdt.YText.LineEnd;

/**
 * Applies the steps of a change to a text.
 */
final class DeltaWriter {

	private final TextWriter writer;

	private final LineEnd lineEnd;

	DeltaWriter(Transaction transaction, YText text, LineEnd lineEnd) {
		this.writer = new TextWriter(transaction, text, TextPosition.start(transaction, text));
		this.lineEnd = lineEnd;
	}

	void apply(List<Delta> steps) {
		for (int i = 0; i < steps.size(); i++) {
			switch (steps.get(i)) {
				case Delta.Insert insert -> insert(insert, i == steps.size() - 1);
				case Delta.Retain retain -> this.writer.format(retain.length(), retain.attributes());
				case Delta.Delete delete -> this.writer.delete(delete.length());
				case Delta.InsertValues values -> throw new IllegalStateException("A text takes no " + values);
			}
		}
	}

	private void insert(Delta.Insert insert, boolean last) {
		Object content = insert.content();
		if (content instanceof String text) {
			boolean dropped = last && this.lineEnd == LineEnd.DROP && this.writer.atEnd() && text.endsWith("\n");
			String kept = dropped ? text.substring(0, text.length() - 1) : text;
			if (!kept.isEmpty()) {
				this.writer.insert(kept, insert.attributes());
			}
		}
		else if (content != null) {
			this.writer.insert(content, insert.attributes());
		}
	}

}
