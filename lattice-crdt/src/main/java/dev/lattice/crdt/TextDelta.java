package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.update.ContentKind;
import org.jspecify.annotations.Nullable;

/**
 * The content of a text as insertions with their formatting.
 */
final class TextDelta {

	private static final String CHANGE = "ychange";

	private final YText text;

	private final Store store;

	private final Items items;

	private final List<Delta> delta = new ArrayList<>();

	private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

	private final StringBuilder collected = new StringBuilder();

	private final @Nullable Snapshot now;

	private final @Nullable Snapshot before;

	private TextDelta(YText text, @Nullable Snapshot now, @Nullable Snapshot before) {
		this.text = text;
		this.now = now;
		this.before = before;
		this.store = text.doc().store;
		this.items = this.store.items;
	}

	/** What a text contains now. */
	static List<Delta> of(YText text) {
		return new TextDelta(text, null, null).run();
	}

	/**
	 * What a text contained at a moment, or contains now, with what an earlier moment did
	 * not have marked as added and what it had besides as removed.
	 */
	static List<Delta> of(YText text, @Nullable Snapshot now, @Nullable Snapshot before) {
		return text.doc().compute("cleanup", true, (transaction) -> {
			if (now != null) {
				now.split(transaction);
			}
			if (before != null) {
				before.split(transaction);
			}
			return new TextDelta(text, now, before).run();
		});
	}

	private List<Delta> run() {
		for (int item = this.text.sequence.first; item != Items.NONE; item = this.items.right(item)) {
			boolean shown = shows(this.now, item);
			boolean shownBefore = this.before != null && this.before.shows(this.store, item);
			if (shown || shownBefore) {
				add(item, shown, shownBefore);
			}
		}
		close();
		return this.delta;
	}

	private boolean shows(@Nullable Snapshot snapshot, int item) {
		return (snapshot != null) ? snapshot.shows(this.store, item) : !this.items.deleted(item);
	}

	private void add(int item, boolean shown, boolean shownBefore) {
		Client client = this.store.clientOf(item);
		int start = this.items.content(item);
		switch (this.items.kind(item)) {
			case ContentKind.STRING -> {
				if (this.now != null && !shown) {
					mark("removed");
				}
				else if (this.before != null && !shownBefore) {
					mark("added");
				}
				else {
					unmark();
				}
				client.text().appendTo(this.collected, start, start + (int) this.items.length(item));
			}
			case ContentKind.EMBED, ContentKind.TYPE -> {
				close();
				this.delta.add(new Delta.Insert(client.value(start), formatting()));
			}
			case ContentKind.FORMAT -> {
				if (!shown) {
					return;
				}
				close();
				Attributes.apply(this.attributes, this.text.doc().integration.format(item));
			}
			default -> {
			}
		}
	}

	/**
	 * Yjs compares with a user that its default mark does not have, so each run is its
	 * own.
	 */
	private void mark(String type) {
		close();
		this.attributes.put(CHANGE, Map.of("type", type));
	}

	/** Yjs keeps a key for what differs between snapshots, and hides it otherwise. */
	private void unmark() {
		if (this.attributes.containsKey(CHANGE)) {
			close();
			this.attributes.remove(CHANGE);
		}
	}

	private void close() {
		if (!this.collected.isEmpty()) {
			this.delta.add(new Delta.Insert(this.collected.toString(), formatting()));
			this.collected.setLength(0);
		}
	}

	private Map<String, @Nullable Object> formatting() {
		return this.attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(Attributes.inOrder(this.attributes));
	}

}
