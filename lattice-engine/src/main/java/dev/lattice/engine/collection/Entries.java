package dev.lattice.engine.collection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The entries of a list, and the readers that are told where they change. */
final class Entries<T> {

	private final ChunkedList<Entry<T>> list = new ChunkedList<>();

	private final List<EntriesReader<T>> readers = new ArrayList<>();

	static <T> List<Entry<T>> of(Collection<? extends T> values) {
		List<Entry<T>> entries = new ArrayList<>(values.size());
		for (T value : values) {
			entries.add(new Entry<>(Objects.requireNonNull(value, "An entry of a list is null")));
		}
		return entries;
	}

	List<Entry<T>> all() {
		return this.list;
	}

	int size() {
		return this.list.size();
	}

	Entry<T> get(int index) {
		if (index < 0 || index >= this.list.size()) {
			throw outOfBounds(index);
		}
		return this.list.get(index);
	}

	IndexOutOfBoundsException outOfBounds(int index) {
		return new IndexOutOfBoundsException(
				"There is no position " + index + " in a list of size " + this.list.size());
	}

	@Nullable T valueAt(int index) {
		return (index >= 0 && index < this.list.size()) ? this.list.get(index).value : null;
	}

	List<T> values() {
		List<T> values = new ArrayList<>(this.list.size());
		for (Entry<T> entry : this.list) {
			values.add(entry.value);
		}
		return List.copyOf(values);
	}

	EntriesReader<T> reader(ListSignal<T> owner) {
		EntriesReader<T> reader = new EntriesReader<>(owner);
		this.readers.add(reader);
		return reader;
	}

	void forget(EntriesReader<T> reader) {
		this.readers.remove(reader);
	}

	/** Puts entries in the place of others. */
	void splice(int from, int removed, List<Entry<T>> added) {
		this.list.splice(from, removed, added);
		for (EntriesReader<T> reader : this.readers) {
			reader.splice(from, removed, added.size());
		}
	}

	void set(int index, Entry<T> entry) {
		splice(index, 1, List.of(entry));
	}

	void move(int from, int to) {
		Entry<T> moved = get(from);
		splice(from, 1, List.of());
		splice(to, 0, List.of(moved));
	}

	void swap(int first, int second) {
		Entry<T> one = get(first);
		set(first, get(second));
		set(second, one);
	}

	/** Takes entries out by their positions, which ascend; returns them. */
	List<Entry<T>> removeAll(List<Integer> positions) {
		List<Entry<T>> gone = new ArrayList<>(positions.size());
		for (int position : positions) {
			gone.add(get(position));
		}
		for (int i = positions.size() - 1; i >= 0; i--) {
			splice(positions.get(i), 1, List.of());
		}
		return gone;
	}

	/**
	 * Puts entries that are there in the place of equal new ones, the first ones first;
	 * returns those for which there was no use.
	 */
	List<Entry<T>> reuse(List<Entry<T>> next) {
		Map<T, Deque<Entry<T>>> present = new LinkedHashMap<>();
		for (Entry<T> entry : this.list) {
			present.computeIfAbsent(entry.value, (value) -> new ArrayDeque<>()).add(entry);
		}
		for (int at = 0; at < next.size(); at++) {
			Deque<Entry<T>> same = present.get(next.get(at).value);
			Entry<T> stays = (same != null) ? same.poll() : null;
			if (stays != null) {
				next.set(at, stays);
			}
		}
		List<Entry<T>> gone = new ArrayList<>();
		present.values().forEach(gone::addAll);
		return gone;
	}

	/** Becomes other entries, of which some may be those that are there. */
	@SuppressWarnings("ReferenceEquality") // an entry equals only itself
	void become(List<Entry<T>> next) {
		int before = this.list.size();
		int most = Math.min(before, next.size());
		int same = 0;
		while (same < most && this.list.get(same) == next.get(same)) {
			same++;
		}
		int sameAtEnd = 0;
		while (sameAtEnd < most - same
				&& this.list.get(before - 1 - sameAtEnd) == next.get(next.size() - 1 - sameAtEnd)) {
			sameAtEnd++;
		}
		splice(same, before - same - sameAtEnd, next.subList(same, next.size() - sameAtEnd));
	}

}
