package dev.lattice.engine.collection;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A list of any length in which a change costs as much as it changes, wherever it is. Not
 * for concurrent use.
 *
 * @param <E> the type of the elements
 */
public final class ChunkedList<E> extends AbstractList<E> {

	/*
	 * Arrays of at most CHUNK elements, none of them empty. A change moves what stands
	 * behind it in one of them; to find that one, the counts are added up from where the
	 * last one was found, so that to go through the list costs no search.
	 */

	private static final int CHUNK = 512;

	private @Nullable Object[][] chunks = new @Nullable Object[0][];

	private int[] counts = {};

	/** How many chunks there are. */
	private int used;

	private int size;

	/** The chunk that was found last, and the position of its first element. */
	private int found;

	private int base;

	/** Makes an empty list. */
	public ChunkedList() {
	}

	@Override
	public int size() {
		return this.size;
	}

	@Override
	@SuppressWarnings("unchecked") // only elements are put in
	public E get(int index) {
		check(index, 1);
		find(index);
		return (E) this.chunks[this.found][index - this.base];
	}

	@Override
	public E set(int index, E element) {
		E before = get(index);
		this.chunks[this.found][index - this.base] = element;
		return before;
	}

	@Override
	public void add(int index, E element) {
		splice(index, 0, List.of(element));
	}

	@Override
	public E remove(int index) {
		E before = get(index);
		splice(index, 1, List.of());
		return before;
	}

	@Override
	public void clear() {
		splice(0, this.size, List.of());
	}

	/**
	 * Puts elements in the place of others.
	 * @param from the position of the first one that goes, from 0 to the size
	 * @param removed how many go
	 * @param added those that come, in order; another list
	 * @throws IndexOutOfBoundsException if there are not so many
	 */
	public void splice(int from, int removed, List<? extends E> added) {
		check(from, removed);
		int replaced = Math.min(removed, added.size());
		for (int i = 0; i < replaced; i++) {
			set(from + i, added.get(i));
		}
		remove(from + replaced, removed - replaced);
		insert(from + replaced, added.subList(replaced, added.size()));
		this.modCount++;
	}

	private void check(int from, int count) {
		if (from < 0 || count < 0 || from > this.size - count) {
			throw new IndexOutOfBoundsException(
					"There are no " + count + " from position " + from + " on in a list of size " + this.size);
		}
	}

	/** Finds the chunk of a position; behind the last element that is the last chunk. */
	private void find(int index) {
		while (index < this.base) {
			this.base -= this.counts[--this.found];
		}
		while (index >= this.base + this.counts[this.found] && this.found < this.used - 1) {
			this.base += this.counts[this.found++];
		}
	}

	private void remove(int from, int count) {
		for (int left = count; left > 0;) {
			find(from);
			int at = from - this.base;
			int here = Math.min(left, this.counts[this.found] - at);
			@Nullable Object[] chunk = this.chunks[this.found];
			int end = this.counts[this.found];
			System.arraycopy(chunk, at + here, chunk, at, end - at - here);
			Arrays.fill(chunk, end - here, end, null);
			this.counts[this.found] -= here;
			this.size -= here;
			left -= here;
			tidy();
		}
	}

	/** Drops the chunk that was found if it is empty, or joins it with the next one. */
	private void tidy() {
		int at = this.found;
		if (this.counts[at] == 0) {
			replaceChunks(at, 1, new @Nullable Object[0][]);
		}
		else if (at + 1 < this.used && this.counts[at] + this.counts[at + 1] <= CHUNK / 2) {
			int count = this.counts[at] + this.counts[at + 1];
			@Nullable Object[] joined = Arrays.copyOf(this.chunks[at], count);
			System.arraycopy(this.chunks[at + 1], 0, joined, this.counts[at], this.counts[at + 1]);
			replaceChunks(at, 2, new @Nullable Object[][] { joined });
		}
	}

	private void insert(int index, List<? extends E> added) {
		int count = added.size();
		if (count == 0) {
			return;
		}
		this.size += count;
		if (this.used == 0) {
			replaceChunks(0, 0, divided(added.toArray()));
			return;
		}
		find(index);
		int at = index - this.base;
		int end = this.counts[this.found];
		if (end + count <= CHUNK) {
			@Nullable Object[] chunk = this.chunks[this.found];
			if (end + count > chunk.length) {
				chunk = Arrays.copyOf(chunk, Math.min(CHUNK, Math.max(end + count, end + (end >> 1) + 4)));
				this.chunks[this.found] = chunk;
			}
			System.arraycopy(chunk, at, chunk, at + count, end - at);
			for (int i = 0; i < count; i++) {
				chunk[at + i] = added.get(i);
			}
			this.counts[this.found] += count;
		}
		else if (at == end) {
			replaceChunks(this.found + 1, 0, divided(added.toArray()));
		}
		else {
			@Nullable Object[] all = new @Nullable Object[end + count];
			System.arraycopy(this.chunks[this.found], 0, all, 0, at);
			System.arraycopy(added.toArray(), 0, all, at, count);
			System.arraycopy(this.chunks[this.found], at, all, at + count, end - at);
			replaceChunks(this.found, 1, divided(all));
		}
	}

	/** Chunks of about the same size, with some room if there are several. */
	private static @Nullable Object[][] divided(@Nullable Object[] elements) {
		int parts = (elements.length <= CHUNK) ? 1 : elements.length / (CHUNK - CHUNK / 4) + 1;
		@Nullable Object[][] chunks = new @Nullable Object[parts][];
		for (int i = 0; i < parts; i++) {
			chunks[i] = Arrays.copyOfRange(elements, (int) ((long) elements.length * i / parts),
					(int) ((long) elements.length * (i + 1) / parts));
		}
		return chunks;
	}

	/** Puts full chunks in the place of others. */
	private void replaceChunks(int from, int removed, @Nullable Object[][] added) {
		int next = this.used - removed + added.length;
		@Nullable Object[][] chunks = (next > this.chunks.length) ? Arrays.copyOf(this.chunks, next + (this.used >> 2))
				: this.chunks;
		int[] counts = (next > this.counts.length) ? Arrays.copyOf(this.counts, chunks.length) : this.counts;
		System.arraycopy(this.chunks, from + removed, chunks, from + added.length, this.used - from - removed);
		System.arraycopy(this.counts, from + removed, counts, from + added.length, this.used - from - removed);
		for (int i = 0; i < added.length; i++) {
			chunks[from + i] = added[i];
			counts[from + i] = added[i].length;
		}
		for (int i = next; i < this.used; i++) {
			chunks[i] = new @Nullable Object[0];
		}
		this.chunks = chunks;
		this.counts = counts;
		this.used = next;
		this.found = 0;
		this.base = 0;
	}

}
