package dev.lattice.engine.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.lattice.engine.signal.KeyedSignals;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A list that the graph watches, entry by entry.
 * <p>
 * What reads the whole list runs when the list is another one, what reads a position when
 * another entry stands there, what reads the size when the size changes: all by
 * {@link Objects#equals}. Each call is one batch. Like a signal it belongs to the graph
 * in which it was made; writing outside a turn of its session or inside a memo is refused
 * with an {@link IllegalStateException}. A call that is refused or throws changes
 * nothing. Entries must not be null.
 *
 * @param <T> the type of the entries; they should be immutable
 */
public final class ListSignal<T> implements ListSource<T> {

	/*
	 * The list itself is no signal: signals beside it tell who must run. All that is read
	 * comes from the list, so that who asks between two of the signals of one write sees
	 * the list as it is.
	 */

	private final Entries<T> entries = new Entries<>();

	/** Counts the writes. */
	private final Signal<Integer> writes = new Signal<>(0);

	private final Signal<Integer> size;

	private final KeyedSignals<Integer, @Nullable T> positions = new KeyedSignals<>();

	private final Memo<List<T>> snapshot = new Memo<>(this::copy);

	private final Memo<Boolean> empty = new Memo<>(() -> size() == 0);

	private final Mappings<T> mappings = new Mappings<>();

	/**
	 * Makes a list in the current graph.
	 * @param entries the first entries, in order
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public ListSignal(Collection<? extends T> entries) {
		this.entries.splice(0, 0, Entries.of(entries));
		this.size = new Signal<>(this.entries.size());
	}

	/**
	 * Returns the list, which does not change: the same object until the list is another
	 * one. Whatever is running then depends on every entry.
	 */
	@Override
	public List<T> get() {
		return this.snapshot.get();
	}

	/**
	 * Returns the list, which does not change, without depending on it.
	 * @return the list
	 */
	public List<T> peek() {
		return this.snapshot.peek();
	}

	/**
	 * Returns how many entries there are; whatever is running then depends on that.
	 * @return the number of entries
	 */
	public int size() {
		this.size.get();
		return this.entries.size();
	}

	/**
	 * Returns whether there is no entry; whatever is running then depends on that.
	 * @return whether the list is empty
	 */
	public boolean isEmpty() {
		return this.empty.get();
	}

	/**
	 * Returns the entry at a position; whatever is running then depends on which entry
	 * stands there, and not on the others.
	 * @param index the position, from 0
	 * @return the entry
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public T get(int index) {
		this.positions.read(index, this.entries.valueAt(index));
		return this.entries.get(index).value;
	}

	/**
	 * Adds an entry at the end.
	 * @param entry the entry
	 */
	public void add(T entry) {
		insert(this.entries.size(), Collections.singletonList(entry));
	}

	/**
	 * Adds an entry before the one that has the position now, or at the end.
	 * @param index the position of the new entry, from 0 to the size
	 * @param entry the entry
	 * @throws IndexOutOfBoundsException if the position is not among these
	 */
	public void add(int index, T entry) {
		insert(index, Collections.singletonList(entry));
	}

	/**
	 * Adds entries at the end.
	 * @param entries the entries, in order
	 */
	public void addAll(Collection<? extends T> entries) {
		insert(this.entries.size(), entries);
	}

	/**
	 * Adds entries before the one that has the position now, or at the end.
	 * @param index the position of the first new entry, from 0 to the size
	 * @param entries the entries, in order
	 * @throws IndexOutOfBoundsException if the position is not among these
	 */
	public void addAll(int index, Collection<? extends T> entries) {
		insert(index, entries);
	}

	/**
	 * Replaces an entry. An equal one changes nothing.
	 * @param index the position, from 0
	 * @param entry the new entry
	 * @return the entry before
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public T set(int index, T entry) {
		checkWrite();
		Entry<T> before = this.entries.get(index);
		Entry<T> after = new Entry<>(Objects.requireNonNull(entry, "An entry of a list is null"));
		if (!before.value.equals(entry)) {
			Scope.batch(() -> {
				this.entries.set(index, after);
				changed(index, List.of(before));
			});
		}
		return before.value;
	}

	/**
	 * Replaces an entry by what the function makes of it.
	 * @param index the position, from 0
	 * @param change makes the new entry of the current one
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public void update(int index, UnaryOperator<T> change) {
		checkWrite();
		set(index, change.apply(this.entries.get(index).value));
	}

	/**
	 * Removes the entry at a position. Of a list of numbers this is not the number; see
	 * {@link #remove(Object)}.
	 * @param index the position, from 0
	 * @return the entry that was there
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public T remove(int index) {
		checkWrite();
		Entry<T> gone = this.entries.get(index);
		Scope.batch(() -> {
			this.entries.splice(index, 1, List.of());
			changed((index == this.entries.size()) ? index : -1, List.of(gone));
		});
		return gone.value;
	}

	/**
	 * Removes the first entry that is equal. For the number 3 of a list of numbers write
	 * {@code remove(Integer.valueOf(3))}; {@code remove(3)} is the position.
	 * @param entry what to remove
	 * @return whether there was one
	 */
	public boolean remove(Object entry) {
		checkWrite();
		int at = 0;
		for (Entry<T> each : this.entries.all()) {
			if (each.value.equals(entry)) {
				remove(at);
				return true;
			}
			at++;
		}
		return false;
	}

	/**
	 * Removes all entries to which the condition applies.
	 * @param condition is asked once of each entry, in order, before anything changes
	 * @return whether there was one
	 */
	public boolean removeIf(Predicate<? super T> condition) {
		checkWrite();
		List<Integer> gone = new ArrayList<>();
		int index = 0;
		for (Entry<T> entry : this.entries.all()) {
			if (condition.test(entry.value)) {
				gone.add(index);
			}
			index++;
		}
		if (!gone.isEmpty()) {
			Scope.batch(() -> changed(-1, this.entries.removeAll(gone)));
		}
		return !gone.isEmpty();
	}

	/**
	 * Moves an entry: it is taken out and put in again.
	 * @param from the position that it has
	 * @param to the position that it will have
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public void move(int from, int to) {
		checkWrite();
		this.entries.get(from);
		this.entries.get(to);
		if (from != to) {
			Scope.batch(() -> {
				this.entries.move(from, to);
				changed(-1, List.of());
			});
		}
	}

	/**
	 * Exchanges two entries.
	 * @param first the position of the one
	 * @param second the position of the other
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public void swap(int first, int second) {
		checkWrite();
		this.entries.get(first);
		this.entries.get(second);
		if (first != second) {
			Scope.batch(() -> {
				this.entries.swap(first, second);
				changed(-1, List.of());
			});
		}
	}

	/** Removes all entries. */
	public void clear() {
		checkWrite();
		if (this.entries.size() > 0) {
			replace(List.of(), List.copyOf(this.entries.all()));
		}
	}

	/**
	 * Makes the list consist of these entries. Those that are equal to one that is there
	 * already stay, wherever they stand then; of equal ones the first stays the first.
	 * @param entries the entries, in order
	 */
	public void setAll(List<? extends T> entries) {
		checkWrite();
		List<Entry<T>> next = Entries.of(entries);
		List<Entry<T>> gone = this.entries.reuse(next);
		// An entry equals only itself.
		if (!next.equals(this.entries.all())) {
			replace(next, gone);
		}
	}

	/**
	 * Makes a memo of what a function makes of the entries. It is called once for each
	 * entry as long as the entry stays, wherever it moves, with its reads untracked and
	 * in a scope of the entry's own. That is disposed when the entry leaves, and with the
	 * current scope at the latest; from then on the memo stays as it is. Of equal entries
	 * each is one of its own.
	 * @param <R> the type of the results
	 * @param function makes the result of an entry, when the memo is read; must not set
	 * signals
	 * @return the results, in the order of the entries
	 */
	public <R> Memo<List<R>> mapped(Function<? super T, ? extends R> function) {
		Mapping<T, R> mapping = this.mappings.add(function);
		return new Memo<>(() -> {
			this.writes.get();
			return mapping.map(this.entries.all());
		});
	}

	@Override
	public ListReader<T> reader() {
		EntriesReader<T> reader = this.entries.reader(this);
		Scope.onDispose(() -> this.entries.forget(reader));
		return reader;
	}

	/** Makes whatever is running depend on every entry. */
	void depend() {
		this.writes.get();
	}

	/** How many entries there are, without a dependency. */
	int length() {
		return this.entries.size();
	}

	/** The entry at a position, without a dependency. */
	T entry(int index) {
		return this.entries.get(index).value;
	}

	/**
	 * Gives the list a name for messages and tools.
	 * @param name the name
	 * @return this list
	 */
	public ListSignal<T> named(String name) {
		this.writes.named(name);
		this.snapshot.named(name);
		return this;
	}

	private List<T> copy() {
		this.writes.get();
		return this.entries.values();
	}

	private void insert(int index, Collection<? extends T> values) {
		checkWrite();
		int before = this.entries.size();
		if (index < 0 || index > before) {
			throw this.entries.outOfBounds(index);
		}
		List<Entry<T>> added = Entries.of(values);
		if (!added.isEmpty()) {
			Scope.batch(() -> {
				this.entries.splice(index, 0, added);
				changed((index == before && added.size() == 1) ? index : -1, List.of());
			});
		}
	}

	private void replace(List<Entry<T>> next, List<Entry<T>> gone) {
		Scope.batch(() -> {
			this.entries.become(next);
			changed(-1, gone);
		});
	}

	/** Throws where a signal must not be set. */
	private void checkWrite() {
		this.writes.set(this.writes.peek());
	}

	/** Tells who must run; the position is the only one that changed, or -1. */
	private void changed(int position, List<Entry<T>> gone) {
		this.writes.update((count) -> count + 1);
		this.size.set(this.entries.size());
		if (position >= 0) {
			this.positions.set(position, this.entries.valueAt(position));
		}
		else {
			this.positions.setEach(this.entries::valueAt);
		}
		if (!gone.isEmpty()) {
			this.mappings.forget(gone);
		}
	}

}
