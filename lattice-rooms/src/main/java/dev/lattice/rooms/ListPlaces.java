package dev.lattice.rooms;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.crdt.YArray;
import dev.lattice.engine.collection.ListEdits;
import org.jspecify.annotations.Nullable;

/**
 * Edits an array at positions among the entries that somebody has seen, throughout one
 * edit of the room.
 */
final class ListPlaces<T> {

	private final YArray array;

	private final Supplier<Rows<T>> latest;

	/** What is seen, with what this has changed; null until somebody asks. */
	private @Nullable Rows<T> seen;

	private @Nullable Alignment alignment;

	/** For who has seen nothing: positions are those of the array. */
	ListPlaces(YArray array, Supplier<Rows<T>> latest) {
		this.array = array;
		this.latest = latest;
	}

	ListPlaces(YArray array, Rows<T> seen, LiveRows.Since<T> since) {
		this(array, () -> seen);
		this.seen = seen;
		this.alignment = Alignment.of(since.rows().size(), since.edits());
	}

	private Rows<T> seen() {
		if (this.seen == null) {
			this.seen = this.latest.get();
		}
		return this.seen;
	}

	private Alignment alignment() {
		if (this.alignment == null) {
			int size = seen().size();
			this.alignment = Alignment.of(size, new ListEdits());
		}
		return this.alignment;
	}

	List<T> values() {
		return seen().values();
	}

	int size() {
		return seen().shown();
	}

	T get(int index) {
		return seen().getShown(index).required();
	}

	void append(List<@Nullable Object> written, List<Row<T>> rows) {
		int end = Math.toIntExact(this.array.length());
		this.array.insertAll(end, written);
		if (this.seen != null) {
			int at = this.seen.size();
			alignment().inserted(at, end, rows.size());
			this.seen = this.seen.splice(at, 0, rows);
		}
	}

	void insert(int index, List<@Nullable Object> written, List<Row<T>> rows) {
		if (index == size()) {
			append(written, rows);
		}
		else {
			insertAt(seen().indexOfShown(index), written, rows);
		}
	}

	private void insertAt(int at, List<@Nullable Object> written, List<Row<T>> rows) {
		int now = alignment().gap(at);
		this.array.insertAll(now, written);
		alignment().inserted(at, now, rows.size());
		this.seen = seen().splice(at, 0, rows);
	}

	T replace(int index, List<@Nullable Object> written, List<Row<T>> rows) {
		int at = seen().indexOfShown(index);
		T before = get(index);
		int now = alignment().find(at);
		if (now >= 0) {
			this.array.delete(now, 1);
			this.array.insertAll(now, written);
			this.seen = seen().splice(at, 1, rows);
		}
		return before;
	}

	T remove(int index) {
		T before = get(index);
		removeAt(seen().indexOfShown(index));
		return before;
	}

	/** Returns what stood there in the array, or nothing if it was gone. */
	private List<@Nullable Object> removeAt(int at) {
		List<@Nullable Object> stored = List.of();
		for (Alignment.Range range : alignment().remove(at, 1)) {
			stored = Collections.singletonList(Stored.plain(this.array.get(range.now())));
			this.array.delete(range.now(), 1);
		}
		this.seen = seen().splice(at, 1, List.of());
		return stored;
	}

	void move(int from, int to) {
		Row<T> row = seen().getShown(from);
		seen().getShown(to);
		List<@Nullable Object> stored = removeAt(seen().indexOfShown(from));
		if (!stored.isEmpty()) {
			insert(to, stored, List.of(row));
		}
	}

	void cleared() {
		this.seen = Rows.empty();
		this.alignment = Alignment.of(0, new ListEdits());
	}

}
