package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import dev.lattice.crdt.update.FormatMark;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction changed in a text, with the formatting that changed.
 * <p>
 * As in Yjs, computing it deletes marks that turn out to change nothing, in a transaction
 * of its own.
 */
final class TextDifference extends Changed {

	TextDifference(YText text, Transaction transaction, YType.Changes changes) {
		super(text, transaction, changes);
	}

	@Override
	List<Delta> computeDelta() {
		return type().doc().write((cleanup) -> new Walk(type(), transaction(), cleanup).run());
	}

	/** One walk over all items of the text. */
	private static final class Walk {

		private final YType text;

		private final Store store;

		private final Items items;

		private final Transaction transaction;

		private final Transaction cleanup;

		private final List<Delta> delta = new ArrayList<>();

		/** The formatting now, which inserted content has. */
		private final Map<String, @Nullable Object> current = new LinkedHashMap<>();

		/** The formatting before the transaction. */
		private final Map<String, @Nullable Object> old = new LinkedHashMap<>();

		/** The formatting that content has got which was there before. */
		private final Map<String, @Nullable Object> changed = new LinkedHashMap<>();

		private Step step = Step.NONE;

		private final StringBuilder inserted = new StringBuilder();

		private long length;

		Walk(YType text, Transaction transaction, Transaction cleanup) {
			this.text = text;
			this.store = text.doc().store;
			this.items = this.store.items;
			this.transaction = transaction;
			this.cleanup = cleanup;
		}

		List<Delta> run() {
			for (int item = this.text.sequence.first; item != Items.NONE; item = this.items.right(item)) {
				switch (this.items.kind(item)) {
					case ContentKind.STRING, ContentKind.EMBED, ContentKind.TYPE -> content(item);
					case ContentKind.FORMAT -> mark(item);
					default -> {
					}
				}
			}
			close();
			while (!this.delta.isEmpty() && this.delta.getLast() instanceof Delta.Retain retain
					&& retain.attributes().isEmpty()) {
				this.delta.removeLast();
			}
			return this.delta;
		}

		private void content(int item) {
			if (this.transaction.adds(item)) {
				if (!this.transaction.deletes(item)) {
					insert(item);
				}
			}
			else if (this.transaction.deletes(item)) {
				go(Step.DELETE, this.items.length(item));
			}
			else if (!this.items.deleted(item)) {
				go(Step.RETAIN, this.items.length(item));
			}
		}

		private void insert(int item) {
			Client client = this.store.clientOf(item);
			int start = this.items.content(item);
			if (this.items.kind(item) == ContentKind.STRING) {
				go(Step.INSERT, 0);
				client.text().appendTo(this.inserted, start, start + (int) this.items.length(item));
			}
			else {
				close();
				this.delta.add(new Delta.Insert(client.value(start), insertedAttributes()));
			}
		}

		private void go(Step next, long length) {
			if (this.step != next) {
				close();
				this.step = next;
			}
			this.length += length;
		}

		private void close() {
			switch (this.step) {
				case NONE -> {
				}
				case INSERT -> {
					if (!this.inserted.isEmpty()) {
						this.delta.add(new Delta.Insert(this.inserted.toString(), insertedAttributes()));
					}
				}
				case RETAIN ->
					this.delta.add(new Delta.Retain(this.length, Collections.unmodifiableMap(copy(this.changed))));
				case DELETE -> this.delta.add(new Delta.Delete(this.length));
			}
			this.inserted.setLength(0);
			this.length = 0;
			this.step = Step.NONE;
		}

		private Map<String, @Nullable Object> insertedAttributes() {
			return Collections.unmodifiableMap(copy(this.current));
		}

		private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> attributes) {
			return attributes.isEmpty() ? Map.of() : Attributes.inOrder(attributes);
		}

		private void mark(int item) {
			FormatMark mark = this.text.doc().integration.format(item);
			if (this.transaction.adds(item)) {
				if (!this.transaction.deletes(item)) {
					added(item, mark);
				}
			}
			else if (this.transaction.deletes(item)) {
				deleted(mark);
			}
			else if (!this.items.deleted(item)) {
				kept(item, mark);
			}
			if (!this.items.deleted(item)) {
				closeIf(Step.INSERT);
				Attributes.apply(this.current, mark);
			}
		}

		private void added(int item, FormatMark mark) {
			if (!Attributes.equal(Attributes.get(this.current, mark.key()), mark.value())) {
				closeIf(Step.RETAIN);
				if (Attributes.equal(mark.value(), Attributes.get(this.old, mark.key()))) {
					this.changed.remove(mark.key());
				}
				else {
					this.changed.put(mark.key(), mark.value());
				}
			}
			else if (mark.value() != null) {
				delete(item);
			}
		}

		private void deleted(FormatMark mark) {
			this.old.put(mark.key(), mark.value());
			Object value = Attributes.get(this.current, mark.key());
			if (!Attributes.equal(value, mark.value())) {
				closeIf(Step.RETAIN);
				this.changed.put(mark.key(), value);
			}
		}

		private void kept(int item, FormatMark mark) {
			this.old.put(mark.key(), mark.value());
			if (!Attributes.has(this.changed, mark.key())) {
				return;
			}
			Object value = this.changed.get(mark.key());
			if (!Attributes.equal(value, mark.value())) {
				closeIf(Step.RETAIN);
				if (mark.value() == null) {
					this.changed.remove(mark.key());
				}
				else {
					this.changed.put(mark.key(), mark.value());
				}
			}
			else if (value != null) {
				delete(item);
			}
		}

		private void closeIf(Step wanted) {
			if (this.step == wanted) {
				close();
			}
		}

		private void delete(int item) {
			this.text.doc().integration.delete(this.cleanup, item);
		}

		/** What is being collected. */
		private enum Step {

			NONE, INSERT, RETAIN, DELETE

		}

	}

}
